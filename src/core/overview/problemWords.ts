import { type ExpectedNodes } from '../settings/schema';
import { failedSyncsWindow } from '../signals/programming/syncFailing';
import { type SignalId } from '../signals/signal';
import { spokenSeconds, withUnit } from '../units';

interface Affected {
  nodes: number;
  /** The worst value. */
  value: number;
  /** Name of the cluster. */
  cluster: string;
  /** How many nodes the cluster should have. */
  expected: Pick<ExpectedNodes, 'mode' | 'fixed'>;
}

interface ProblemWords {
  /** What one or several nodes, or a cluster, do: the sentence without names. */
  subject(affected: Affected): string;
  /** How bad it is, after the names; left out where the subject says it. */
  measure?(worst: number): string;
}

const nodesThat = (one: string, several: string) => ({
  subject: ({ nodes }: Affected) => (nodes === 1 ? `1 node ${one}` : `${nodes} nodes ${several}`),
});

/** How the verdict speaks about what a signal found. */
export const problemWords: Record<SignalId, ProblemWords> = {
  'metrics-missing': {
    subject: ({ cluster }) => `${cluster} answers without kube-proxy’s metrics: nothing is known about it`,
  },
  'instance-metrics-missing': nodesThat('answers without kube-proxy’s metrics', 'answer without kube-proxy’s metrics'),
  down: { subject: ({ cluster }) => `No kube-proxy of ${cluster} can be reached` },
  'many-instances-down': {
    subject: ({ value, cluster }) => `${percent(value)} of the kube-proxies of ${cluster} cannot be reached`,
  },
  'node-not-covered': nodesThat('has no kube-proxy', 'have no kube-proxy'),
  'instance-down': nodesThat('has a kube-proxy that cannot be reached', 'have a kube-proxy that cannot be reached'),
  'coverage-below-expected': { subject: missingInWords },
  'rules-stale': {
    ...nodesThat('has stale Service rules', 'have stale Service rules'),
    measure: (seconds) => spokenSeconds(seconds),
  },
  'never-synced': {
    ...nodesThat('has never programmed its Service rules', 'have never programmed their Service rules'),
    measure: (seconds) => `for ${spokenSeconds(seconds)}`,
  },
  'sync-slow': {
    ...nodesThat('programs its rules slowly', 'program their rules slowly'),
    measure: (seconds) => `${spokenSeconds(seconds)} per sync`,
  },
  'api-server-errors': {
    ...nodesThat('gets errors from the API server', 'get errors from the API server'),
    measure: (ratio) => `${percent(ratio)} of requests`,
  },
  'sync-failing': {
    // Not “now”: until Kubernetes 1.32 the other IP family writes the timestamp that would tell that they stopped.
    ...nodesThat('had failing syncs in the last 4 min', 'had failing syncs in the last 4 min'),
    measure: (count) => `${count} failures in ${spokenSeconds(failedSyncsWindow)}`,
  },
  'partial-sync-failing': {
    ...nodesThat('has failing partial syncs', 'have failing partial syncs'),
    measure: (count) => `${count} failures in 30 min`,
  },
  'network-programming-slow': {
    subject: ({ value, cluster }) => `${percent(value)} of the changes of ${cluster} arrive late`,
  },
  'livez-failing': nodesThat(
    'called itself unhealthy in the last 3 min',
    'called themselves unhealthy in the last 3 min'
  ),
  'api-server-unusable': {
    subject: ({ value, cluster }) =>
      `${percent(value)} of the kube-proxies of ${cluster} cannot rely on the API server`,
  },
  'api-server-unauthorized': {
    ...nodesThat('is rejected by the API server', 'are rejected by the API server'),
    measure: (count) => `${count} rejections in 10 min`,
  },
  'api-server-slow': {
    subject: ({ value, cluster }) =>
      `The API server takes ${spokenSeconds(value)} to answer kube-proxies of ${cluster}`,
  },
  restarting: {
    ...nodesThat('has a kube-proxy that keeps restarting', 'have a kube-proxy that keeps restarting'),
    measure: (count) => `${count} restarts in an hour`,
  },
  'version-skew': { subject: ({ value, cluster }) => `kube-proxies of ${cluster} run ${value} versions` },
  'mixed-modes': { subject: ({ value, cluster }) => `kube-proxies of ${cluster} run ${value} proxy modes` },
  'ipvs-mode-deprecated': {
    subject: ({ value, cluster }) =>
      `${withUnit(value, 'nodes')} of ${cluster} ${value === 1 ? 'runs' : 'run'} in ipvs mode, which is deprecated`,
  },
  'no-local-endpoints': {
    subject: ({ value, cluster }) =>
      `On a node of ${cluster}, ${value === 1 ? '1 Service has' : `${value} Services have`} no local endpoint`,
  },
  'conntrack-invalid-drops': {
    ...nodesThat('drops invalid packets', 'drop invalid packets'),
    measure: (rate) => `${Math.round(rate)} a second`,
  },
  'windows-load-balancer': {
    ...nodesThat('is refused load balancers by Windows', 'are refused load balancers by Windows'),
    measure: (count) => `${count} failures in 15 min`,
  },
  'localhost-node-port': nodesThat('cannot open a NodePort on localhost', 'cannot open a NodePort on localhost'),
};

/** Nodes without a kube-proxy where nodes are counted; else only how two numbers differ, one of which may be wrong. */
function missingInWords({ value, cluster, expected: { mode, fixed } }: Affected): string {
  if (mode !== 'fixed' && mode !== 'discovered') {
    return `${withUnit(value, 'nodes')} of ${cluster} ${value === 1 ? 'has' : 'have'} no kube-proxy`;
  }
  const fewer = `${value} fewer ${value === 1 ? 'kube-proxy' : 'kube-proxies'} than expected in ${cluster}`;
  return mode === 'discovered' || fixed === undefined
    ? fewer
    : `${fewer} (${fixed} entered, ${fixed - value || 'none'} found)`;
}

function percent(ratio: number): string {
  return withUnit(Number(ratio.toPrecision(2)), 'ratio');
}
