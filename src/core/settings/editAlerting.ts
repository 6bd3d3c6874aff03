import { filled } from './edit';
import { type Settings } from './schema';

type Alerting = Settings['alerting'];

/** Changes what holds for all alert rules. A value that is undefined is forgotten. */
export function withAlerting(settings: Settings, change: Partial<Alerting>): Settings {
  const { contactPoint, runbookBaseUrl, ...rest }: Alerting = { ...settings.alerting, ...change };
  return { ...settings, alerting: { ...rest, ...filled({ contactPoint, runbookBaseUrl }) } };
}

/** Gives all rules a label. */
export function withExtraLabel(settings: Settings, name: string, value: string): Settings {
  return withAlerting(settings, { extraLabels: { ...settings.alerting.extraLabels, [name]: value } });
}

export function withoutExtraLabel(settings: Settings, name: string): Settings {
  const { [name]: _, ...others } = settings.alerting.extraLabels;
  return withAlerting(settings, { extraLabels: others });
}

/** Switches recording rules, or sends them elsewhere; undefined: each into the data source that it reads. */
export function withRecording(settings: Settings, change: Partial<Settings['recording']>): Settings {
  const { targetDatasourceUid, ...rest }: Settings['recording'] = { ...settings.recording, ...change };
  return { ...settings, recording: { ...rest, ...filled({ targetDatasourceUid }) } };
}

/** Moves the dashboards with the next plan; undefined: they stay where they are. */
export function withDashboardFolder(settings: Settings, folderUid: string | undefined): Settings {
  const { folderUid: _, ...rest } = settings.dashboards;
  return { ...settings, dashboards: { ...rest, ...filled({ folderUid }) } };
}
