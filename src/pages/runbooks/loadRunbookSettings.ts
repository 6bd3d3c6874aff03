import { withSource } from '../../core/settings/bundledSettings';
import { type Settings } from '../../core/settings/schema';
import { readSettings } from '../../grafana/pluginSettings';
import { usableSettings } from '../overview/usableSettings';

export interface RunbookSettings {
  settings: Settings;
  /** False while no data source is chosen: the queries are those of the defaults, and run nowhere. */
  hasSource: boolean;
}

/** The settings from which the queries of a runbook are compiled. @throws Refused when the stored ones are unusable. */
export async function loadRunbookSettings(): Promise<RunbookSettings> {
  const settings = usableSettings((await readSettings()).parsed);
  return { settings: withSource(settings), hasSource: settings.sources.length > 0 };
}
