import { type SignalId } from '../signals/signal';

/** Titles and uids stay as they are: Grafana deletes a bundled dashboard that is renamed under its uid. */
export const dashboardUids = { fleet: 'kubeproxy-fleet', node: 'kubeproxy-node' } as const;

export type DashboardUid = (typeof dashboardUids)[keyof typeof dashboardUids];

/** Where a signal is drawn. Alerts and addresses point there, so an id is never given to another panel. */
export const signalPanels: Record<SignalId, { dashboardUid: DashboardUid; panelId: number }> = {
  'metrics-missing': { dashboardUid: dashboardUids.fleet, panelId: 101 },
  down: { dashboardUid: dashboardUids.fleet, panelId: 102 },
  'coverage-below-expected': { dashboardUid: dashboardUids.fleet, panelId: 103 },
  'instance-down': { dashboardUid: dashboardUids.node, panelId: 104 },
  'rules-stale': { dashboardUid: dashboardUids.node, panelId: 105 },
  'never-synced': { dashboardUid: dashboardUids.node, panelId: 106 },
  'sync-slow': { dashboardUid: dashboardUids.node, panelId: 107 },
  'api-server-errors': { dashboardUid: dashboardUids.node, panelId: 108 },
};
