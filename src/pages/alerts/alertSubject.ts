import { type Source } from '../../core/settings/schema';

/** Who an alert is about, as people say it: `node-17 (prod-eu)`, or the cluster alone. */
export function alertSubject(labels: Readonly<Record<string, string>>, source: Source | undefined): string {
  const cluster = labels[source?.clusterLabel ?? 'cluster'] ?? '';
  const node = labels['node'] ?? labels['instance'] ?? '';
  if (node === '') {
    return cluster === '' ? (source?.name ?? 'all of it') : cluster;
  }
  return cluster === '' ? node : `${node} (${cluster})`;
}

/**
 * Labels that a silence of one rule has to match, or of one who it is about. Grafana gives its Alertmanager the rule's
 * uid as a label, and so does its form for silences: names and severities of rules are the same for all sources.
 */
export function silencedBy(
  ruleUid: string,
  source: Source | undefined,
  labels: Readonly<Record<string, string>> = {}
): Record<string, string> {
  const who = [source?.clusterLabel ?? 'cluster', labels['node'] === undefined ? 'instance' : 'node'];
  const told = who.flatMap((name) => {
    const value = labels[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return { __alert_rule_uid__: ruleUid, ...Object.fromEntries(told) };
}
