import { type Settings } from '../../settings/schema';
import { apiServerDashboard } from './apiServer/apiServerDashboard';
import { appliedDashboardKey } from '../fingerprint';
import { dashboardFingerprint } from '../comparableDashboard';
import { type DashboardJson } from './dashboardModel';
import { fleetDashboard } from './fleet/fleetDashboard';
import { nodeDashboard } from './node/nodeDashboard';
import { programmingDashboard } from './programming/programmingDashboard';
import { upgradeDashboard } from './upgrade/upgradeDashboard';

/** A dashboard as it is bundled and saved. */
export interface CompiledDashboard {
  uid: string;
  title: string;
  /** Below the plugin's folder, as plugin.json names it. */
  path: string;
  model: DashboardJson & { [appliedDashboardKey]: string };
}

/** The dashboards that the settings want; what was compiled is remembered in their root. */
export function compileDashboards(settings: Settings): CompiledDashboard[] {
  const models = [fleetDashboard, nodeDashboard, programmingDashboard, apiServerDashboard, upgradeDashboard];
  return models.map((make) => compiled(make(settings)));
}

function compiled(model: DashboardJson): CompiledDashboard {
  return {
    uid: model.uid,
    title: model.title,
    path: `dashboards/${model.uid}.json`,
    model: { ...model, [appliedDashboardKey]: dashboardFingerprint({ ...model }) },
  };
}
