import { type ExpectedNodes } from '../settings/schema';
import { withUnit } from '../units';
import { type Counted, type FoundCluster } from './found';

/** How many kube-proxies a cluster should run, and who says so. */
export interface Expectation {
  /** Undefined where nobody knows. */
  count?: number;
  /** `DaemonSet`, `nodes`, `targets` or `entered`. */
  from: string;
}

/** What the settings make of what was found. */
export function expectationOf(found: FoundCluster, { mode, fixed }: ExpectedNodes): Expectation {
  const [daemonSet, nodes, targets] = [
    { count: known(found.daemonSet), from: 'DaemonSet' },
    { count: known(found.nodes), from: 'nodes' },
    { count: found.targets, from: 'targets' },
  ];
  switch (mode) {
    case 'fixed':
      return { count: fixed, from: 'entered' };
    case 'daemonset':
      return daemonSet;
    case 'nodes':
      return nodes;
    case 'discovered':
      return targets;
    case 'auto':
      // What was not answered could say anything, so nobody who comes after it is asked.
      return found.daemonSet !== undefined ? daemonSet : found.nodes !== undefined ? nodes : targets;
  }
}

/** A number where there is one and the query for it was answered. */
export function known(counted: Counted | undefined): number | undefined {
  return counted === 'not answered' ? undefined : counted;
}

/** Beyond this difference from what is found, a number was probably mistyped or is old. */
const farShare = 0.2;

/** Why a number that was entered is probably wrong, as a sentence; undefined when it fits. */
export function fixedNumberWarning(expected: ExpectedNodes, clusters: readonly FoundCluster[]): string | undefined {
  const { mode, fixed } = expected;
  if (mode !== 'fixed' || fixed === undefined || !Number.isFinite(fixed)) {
    return undefined;
  }
  if (fixed === 0) {
    return 'With 0 expected nodes no missing kube-proxy is ever noticed.';
  }
  if (clusters.length > 1) {
    const names = clusters.slice(0, 3).map(({ cluster }) => cluster);
    return `Each of ${clusters.length} clusters (${names.join(', ')}${clusters.length > 3 ? ', …' : ''}) is expected to have ${withUnit(fixed, 'nodes')}. Where they differ, set the number per cluster.`;
  }
  const [only] = clusters;
  const automatic = only && expectationOf(only, { ...expected, mode: 'auto' });
  return automatic?.count !== undefined && Math.abs(automatic.count - fixed) > Math.max(1, farShare * automatic.count)
    ? `${withUnit(automatic.count, 'nodes')} ${automatic.count === 1 ? 'is' : 'are'} found (${automatic.from}).`
    : undefined;
}

/** How many of an expected number may be missing before somebody is told. */
export function toleratedOf({ tolerance: { value, unit } }: ExpectedNodes, expected: number): number {
  return unit === 'percent' ? (expected * value) / 100 : value;
}

/** Why nobody is ever told of missing kube-proxies, as a sentence; undefined when somebody may be. */
export function toleranceWarning(expected: ExpectedNodes, clusters: readonly FoundCluster[]): string | undefined {
  const { value, unit } = expected.tolerance;
  if (unit === 'percent') {
    return value >= 100 ? 'With 100 % or more that may be missing no missing kube-proxy is ever noticed.' : undefined;
  }
  const counts = clusters.flatMap((cluster) => expectationOf(cluster, expected).count ?? []);
  const largest = Math.max(...counts);
  return value > 0 && counts.length > 0 && value >= largest
    ? `No cluster expects more than ${withUnit(largest, 'nodes')}: with ${withUnit(value, 'nodes')} that may be missing no missing kube-proxy is ever noticed.`
    : undefined;
}
