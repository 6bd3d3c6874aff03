import { type SignalId } from '../signals/signal';

/** Titles and uids stay as they are: Grafana deletes a bundled dashboard that is renamed under its uid. */
export const dashboardUids = {
  fleet: 'kubeproxy-fleet',
  node: 'kubeproxy-node',
  programming: 'kubeproxy-programming',
  apiServer: 'kubeproxy-api-server',
  upgrade: 'kubeproxy-upgrade',
} as const;

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
  'many-instances-down': { dashboardUid: dashboardUids.fleet, panelId: 109 },
  'node-not-covered': { dashboardUid: dashboardUids.fleet, panelId: 110 },
  'sync-failing': { dashboardUid: dashboardUids.programming, panelId: 111 },
  'partial-sync-failing': { dashboardUid: dashboardUids.programming, panelId: 112 },
  'network-programming-slow': { dashboardUid: dashboardUids.programming, panelId: 113 },
  'livez-failing': { dashboardUid: dashboardUids.programming, panelId: 114 },
  'api-server-unusable': { dashboardUid: dashboardUids.apiServer, panelId: 115 },
  'api-server-unauthorized': { dashboardUid: dashboardUids.apiServer, panelId: 116 },
  'api-server-slow': { dashboardUid: dashboardUids.apiServer, panelId: 117 },
  restarting: { dashboardUid: dashboardUids.upgrade, panelId: 118 },
  'version-skew': { dashboardUid: dashboardUids.upgrade, panelId: 119 },
  'mixed-modes': { dashboardUid: dashboardUids.upgrade, panelId: 120 },
  'ipvs-mode-deprecated': { dashboardUid: dashboardUids.upgrade, panelId: 121 },
  'no-local-endpoints': { dashboardUid: dashboardUids.programming, panelId: 122 },
  'conntrack-invalid-drops': { dashboardUid: dashboardUids.programming, panelId: 123 },
  'windows-load-balancer': { dashboardUid: dashboardUids.programming, panelId: 124 },
  'localhost-node-port': { dashboardUid: dashboardUids.programming, panelId: 125 },
  'instance-metrics-missing': { dashboardUid: dashboardUids.node, panelId: 126 },
};
