import { compileDashboards } from '../compile/dashboards/compileDashboards';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { type DesiredDashboard, type DesiredState } from './state';
import { tunedNumbers } from './tunedNumbers';

/** What the settings want in Grafana. */
export function desiredState(settings: Settings, dashboards = wantedDashboards(settings)): DesiredState {
  return {
    ...placeOfRules(settings),
    groups: compileGrafanaRules(settings),
    tunedNumbers: tunedNumbers(settings),
    dashboards,
    dashboardFolderUid: settings.dashboards.folderUid,
    contactPoint: settings.alerting.contactPoint === '' ? undefined : settings.alerting.contactPoint,
  };
}

/** What is wanted by somebody who removes everything: no rules, and dashboards as they are bundled, where they are. */
export function desiredNothing(settings: Settings, dashboards = wantedDashboards(bundledSettings())): DesiredState {
  return { ...placeOfRules(settings), groups: [], tunedNumbers: new Map(), dashboards };
}

function placeOfRules({ alerting }: Settings): Pick<DesiredState, 'folder' | 'interval'> {
  return { folder: { uid: alerting.folderUid, title: alerting.folderTitle }, interval: alerting.intervalSeconds };
}

function wantedDashboards(settings: Settings): DesiredDashboard[] {
  return compileDashboards(settings).map(({ model, ...dashboard }) => ({ ...dashboard, model: { ...model } }));
}
