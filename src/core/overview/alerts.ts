import { type Severity, severities } from '../signals/signal';
import { type ClusterRow } from './clusterRows';
import { type Problem } from './problems';

/** What is read of the state that Grafana's own evaluation gave a rule. */
export interface EvaluatedRule {
  uid: string;
  instances: ReadonlyArray<{ labels: Readonly<Record<string, string>>; state: string; since?: number }>;
}

/** How many alerts of a severity fire. */
export interface FiringCount {
  severity: Severity;
  count: number;
}

/** Alerts that fire for a cluster, the worst first. Pending ones are not counted: nobody was told yet. */
export function firingAlerts(row: ClusterRow, rules: readonly EvaluatedRule[]): FiringCount[] {
  const counts = new Map<Severity, number>();
  for (const { uid, instances } of rules.filter(({ uid: one }) => one.startsWith(`kpm-${row.source.id}-`))) {
    const firing = instances.filter(
      ({ state, labels }) => state.startsWith('Alerting') && (labels[row.source.clusterLabel] ?? '') === row.cluster
    );
    const severity = severities.find((one) => uid.endsWith(`-${one.charAt(0)}`));
    if (severity !== undefined && firing.length > 0) {
      counts.set(severity, (counts.get(severity) ?? 0) + firing.length);
    }
  }
  return [...severities].reverse().flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [{ severity, count }];
  });
}

/** Since when Grafana knows of a problem, in Unix milliseconds; undefined when it does not. */
export function problemSince({ rule, cluster, nodes }: Problem, rules: readonly EvaluatedRule[]): number | undefined {
  const affected = new Set(nodes.map(({ instance }) => instance));
  const times = rules
    .filter(({ uid }) => uid === rule.uid)
    .flatMap(({ instances }) => instances)
    .filter(({ labels }) => (labels[rule.source.clusterLabel] ?? '') === cluster)
    .filter(({ labels }) => affected.size === 0 || affected.has(labels['instance'] ?? ''))
    .flatMap(({ since }) => (since === undefined ? [] : [since]));
  return times.length === 0 ? undefined : Math.min(...times);
}
