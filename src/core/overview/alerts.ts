import { sourceIdOfRule } from '../compile/ruleUid';
import { type Source } from '../settings/schema';
import { type Severity, severities } from '../signals/signal';
import { type ClusterRow } from './clusterRows';
import { type Problem } from './problems';

/** What is read of the state that Grafana's own evaluation gave a rule. */
export interface EvaluatedRule {
  uid: string;
  /** How many are more than normal; `instances` may be fewer. */
  activeCount: number;
  instances: ReadonlyArray<{ labels: Readonly<Record<string, string>>; state: string; since?: number }>;
}

/** How many alerts of a severity fire. */
export interface FiringCount {
  severity: Severity;
  count: number;
  /** True when Grafana did not list all alerts, so that there may be more of them in this cluster. */
  mayBeMore: boolean;
}

/**
 * Alerts that fire for a cluster, the worst first. Pending ones are not counted: nobody was told yet.
 * A severity of which none is known to fire is left out unless there may be some.
 */
export function firingAlerts(row: ClusterRow, rules: readonly EvaluatedRule[]): FiringCount[] {
  const ofSource = rules.filter(({ uid }) => sourceIdOfRule(uid) === row.source.id);
  return [...severities].reverse().flatMap((severity) => {
    const ofSeverity = ofSource.filter(({ uid }) => uid.endsWith(`-${severity.charAt(0)}`));
    const firing = ofSeverity
      .flatMap(({ instances }) => instances)
      .filter(
        ({ state, labels }) => state.startsWith('Alerting') && (labels[row.source.clusterLabel] ?? '') === row.cluster
      );
    const mayBeMore = ofSeverity.some(({ activeCount, instances }) => activeCount > instances.length);
    return firing.length === 0 && !mayBeMore ? [] : [{ severity, count: firing.length, mayBeMore }];
  });
}

/** True when Grafana evaluates any rule about the source, so that silence means something. */
export function hasRules({ id }: Pick<Source, 'id'>, rules: ReadonlyArray<Pick<EvaluatedRule, 'uid'>>): boolean {
  return rules.some(({ uid }) => sourceIdOfRule(uid) === id);
}

/** Since when Grafana alerts of a problem, in Unix milliseconds; undefined while it does not, or only waits (pending). */
export function problemSince({ rule, cluster, nodes }: Problem, rules: readonly EvaluatedRule[]): number | undefined {
  const affected = new Set(nodes.map(({ name }) => name));
  const times = rules
    .filter(({ uid }) => uid === rule.uid)
    .flatMap(({ instances }) => instances)
    .filter(({ state }) => !state.startsWith('Pending'))
    .filter(({ labels }) => (labels[rule.source.clusterLabel] ?? '') === cluster)
    .filter(({ labels }) => affected.size === 0 || affected.has(labels['node'] ?? ''))
    .flatMap(({ since }) => (since === undefined ? [] : [since]));
  return times.length === 0 ? undefined : Math.min(...times);
}
