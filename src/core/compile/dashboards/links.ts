import { type DashboardLink } from '@grafana/schema';

import { pluginId } from '../../product';
import { type Settings } from '../../settings/schema';
import { signalById } from '../../signals/catalogue';
import { type Signal, type SignalId } from '../../signals/signal';
import { runbookUrl } from '../rules';
import { dashboardUids } from '../signalPanels';

function link(title: string, url: string, more: Partial<DashboardLink> = {}): DashboardLink {
  return {
    title,
    url,
    type: 'link',
    icon: 'external link',
    tooltip: '',
    tags: [],
    asDropdown: false,
    includeVars: false,
    keepTime: false,
    targetBlank: false,
    ...more,
  };
}

/** Grafana’s list of rules: its own, those from files and those of Prometheus, whatever their uids are. */
function alertRuleUrl({ alert }: Signal): string {
  return `/alerting/list?search=${encodeURIComponent(`rule:${alert}`)}`;
}

export type DashboardName = keyof typeof dashboardUids;

/** Of a panel: what to do, the rule and where its numbers are changed; of one without a signal the dashboard that tells more. */
export function explanationLinks(
  explainedBy: readonly SignalId[] | DashboardName,
  settings: Settings
): DashboardLink[] {
  if (typeof explainedBy === 'string') {
    return [dashboardLink(explainedBy, `More on Kube-proxy / ${dashboardNames[explainedBy]}`)];
  }
  const which = (title: string, { alert }: Signal) => (explainedBy.length === 1 ? title : `${title}: ${alert}`);
  return [
    ...explainedBy
      .map(signalById)
      .flatMap((signal) => [
        link(which('Runbook', signal), runbookUrl(settings, signal), { targetBlank: true }),
        link(which('Alert rule', signal), alertRuleUrl(signal)),
      ]),
    link('Configure', `/a/${pluginId}/configuration`),
  ];
}

const dashboardNames: Record<DashboardName, string> = {
  fleet: 'Fleet',
  node: 'Node',
  programming: 'Rule programming',
  apiServer: 'API server',
  upgrade: 'Upgrade',
};

function dashboardLink(name: DashboardName, title: string): DashboardLink {
  return link(title, `/d/${dashboardUids[name]}`, {
    icon: 'dashboard',
    includeVars: true,
    keepTime: true,
    tooltip: `The same time and clusters on Kube-proxy / ${dashboardNames[name]}`,
  });
}

/** Of a dashboard: to the others with the same choice, and to the app. */
export function dashboardLinks(...others: DashboardName[]): DashboardLink[] {
  return [
    ...others.map((other) => dashboardLink(other, dashboardNames[other])),
    link('Overview', `/a/${pluginId}`, { icon: 'apps', tooltip: 'Kube-proxy Monitor: is every node up to date?' }),
  ];
}

/** Opens the Node dashboard on the cluster of a series that carries its label; names of nodes are no targets. */
export function nodesOfClusterUrl(clusterLabel: string): string {
  return (
    `/d/${dashboardUids.node}?\${datasource:queryparam}&\${job:queryparam}` +
    `&var-cluster=\${__field.labels.${clusterLabel}:percentencode}&\${__url_time_range}`
  );
}

/** Opens the Node dashboard on the node of a table's row. `cluster` and `instance` are the names of its columns. */
export function nodeOfRowUrl(cluster: string, instance: string): string {
  return (
    `/d/${dashboardUids.node}?\${datasource:queryparam}&\${job:queryparam}` +
    `&var-cluster=\${__data.fields.${cluster}:percentencode}&var-instance=\${__data.fields.${instance}:percentencode}` +
    '&${__url_time_range}'
  );
}

/** Opens the runbook of the signal whose id is the value of the cell. */
export function runbookOfCellUrl(settings: Settings): string {
  return runbookUrl(settings, { id: '${__value.raw}' });
}

/** Opens the Node dashboard on the node of a series that carries its labels. */
export function nodeOfSeriesUrl(clusterLabel: string): string {
  return (
    `/d/${dashboardUids.node}?\${datasource:queryparam}&\${job:queryparam}` +
    `&var-cluster=\${__field.labels.${clusterLabel}:percentencode}&var-instance=\${__field.labels.instance:percentencode}` +
    '&${__url_time_range}'
  );
}
