import { withDashboardFingerprint } from '../compile/comparableDashboard';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { type Settings } from '../settings/schema';
import { type DesiredDashboard, type DesiredState } from './state';
import { tunedNumbers } from './tunedNumbers';

/** What the settings want in Grafana. `dashboards` are compiled from the same settings. */
export function desiredState(settings: Settings, dashboards: DesiredDashboard[]): DesiredState {
  return {
    folder: { uid: settings.alerting.folderUid, title: settings.alerting.folderTitle },
    interval: settings.alerting.intervalSeconds,
    groups: compileGrafanaRules(settings),
    tunedNumbers: tunedNumbers(settings),
    dashboards: dashboards.map(({ uid, title, model }) => ({ uid, title, model: withDashboardFingerprint(model) })),
    dashboardFolderUid: settings.dashboards.folderUid,
  };
}
