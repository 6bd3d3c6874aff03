import { dashboardUids } from './compile/signalPanels';
import { pluginId } from './product';
import { type Source } from './settings/schema';

/** Where things are in Grafana. Paths without Grafana's own sub-path; label values are untrusted and encoded. */
export const overviewPath = `/a/${pluginId}`;
export const alertsPath = `${overviewPath}/alerts`;
export const configurationPath = `${overviewPath}/configuration`;

/** The runbook of a signal inside the app. */
export function runbookPath(signalId: string): string {
  return `${overviewPath}/runbooks/${encodeURIComponent(signalId)}`;
}

/** Explore with this PromQL, as a table of now and a graph of the last hour. */
export function explorePath(datasourceUid: string, expr: string): string {
  const query = { refId: 'A', expr, datasource: { type: 'prometheus', uid: datasourceUid } };
  const pane = { datasource: datasourceUid, queries: [query], range: { from: 'now-1h', to: 'now' } };
  return withQuery('/explore', [
    ['schemaVersion', '1'],
    ['panes', JSON.stringify({ a: pane })],
  ]);
}

/** What a dashboard shows, in Unix milliseconds. */
export interface TimeWindow {
  from: number;
  to: number;
}

/**
 * The dashboard of who an alert is about: of the node where Prometheus has a target of it, else of its cluster, else of
 * all clusters.
 * @param labels of the alert or of its series
 */
export function subjectPath(source: Source, labels: Readonly<Record<string, string>>, window?: TimeWindow): string {
  const { [source.clusterLabel]: cluster, instance = '' } = labels;
  return isTarget(labels)
    ? withQuery(`/d/${dashboardUids.node}`, [
        ['var-datasource', source.datasourceUid],
        ['var-cluster', cluster ?? ''],
        ['var-instance', instance],
        ...inWindow(window),
      ])
    : fleetDashboardPath(source, cluster, window);
}

/** True where Prometheus has a target of who the labels are about: one without it has no dashboard of its own. */
export function isTarget({ instance = '' }: Readonly<Record<string, string>>): boolean {
  return instance !== '';
}

/** The dashboard of all clusters of a source, or of one of them. */
export function fleetDashboardPath(source: Source, cluster?: string, window?: TimeWindow): string {
  return withQuery(`/d/${dashboardUids.fleet}`, [
    ['var-datasource', source.datasourceUid],
    ...(cluster === undefined ? [] : [['var-cluster', cluster] as const]),
    ...inWindow(window),
  ]);
}

/** One panel of a dashboard alone. `datasourceUid` chooses whose data it shows. */
export function panelPath(dashboardUid: string, panelId: string, datasourceUid: string): string {
  return withQuery(`/d/${encodeURIComponent(dashboardUid)}`, [
    ['viewPanel', panelId],
    ['var-datasource', datasourceUid],
  ]);
}

export function rulePath(ruleUid: string): string {
  return `/alerting/grafana/${encodeURIComponent(ruleUid)}/view`;
}

/** Where Grafana shows and makes contact points. */
export const contactPointsPath = '/alerting/notifications';

/**
 * A new silence of one rule, or of one who it is about. Grafana gives its Alertmanager the rule's uid as a label, and so
 * does its form for silences: names and severities of rules are the same for all sources.
 * @param labels of the alert; only those that tell who it is about count
 */
export function newSilencePath(
  ruleUid: string,
  clusterLabel = 'cluster',
  labels: Readonly<Record<string, string>> = {}
): string {
  const told = [clusterLabel, labels['node'] ? 'node' : 'instance'].flatMap((name) => {
    const value = labels[name] ?? '';
    return value === '' ? [] : [matcher(name, value)];
  });
  return withQuery('/alerting/silence/new', [
    ['alertmanager', 'grafana'],
    matcher('__alert_rule_uid__', ruleUid),
    ...told,
  ]);
}

function matcher(name: string, value: string): readonly [string, string] {
  return ['matcher', `${name}=${value}`];
}

function inWindow(window: TimeWindow | undefined): Array<readonly [string, string]> {
  return window === undefined
    ? []
    : [
        ['from', String(window.from)],
        ['to', String(window.to)],
      ];
}

function withQuery(path: string, parameters: ReadonlyArray<readonly [string, string]>): string {
  return `${path}?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
