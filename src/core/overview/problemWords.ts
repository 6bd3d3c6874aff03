import { type SignalId } from '../signals/signal';
import { spokenSeconds, withUnit } from '../units';

interface ProblemWords {
  /** What one or several nodes, or a cluster, do: the sentence without names. */
  subject(affected: { nodes: number; value: number; cluster: string }): string;
  /** How bad it is, after the names; left out where the subject says it. */
  measure?(worst: number): string;
}

const nodesThat = (one: string, several: string) => ({
  subject: ({ nodes }: { nodes: number }) => (nodes === 1 ? `1 node ${one}` : `${nodes} nodes ${several}`),
});

/** How the verdict speaks about what a signal found. */
export const problemWords: Record<SignalId, ProblemWords> = {
  'metrics-missing': {
    subject: ({ cluster }) => `${cluster} answers without kube-proxy’s metrics: nothing is known about it`,
  },
  down: { subject: ({ cluster }) => `No kube-proxy of ${cluster} can be reached` },
  'instance-down': nodesThat('has a kube-proxy that cannot be reached', 'have a kube-proxy that cannot be reached'),
  'coverage-below-expected': {
    subject: ({ value, cluster }) =>
      `${withUnit(value, 'nodes')} of ${cluster} ${value === 1 ? 'has' : 'have'} no kube-proxy`,
  },
  'rules-stale': {
    ...nodesThat('has stale Service rules', 'have stale Service rules'),
    measure: (seconds) => spokenSeconds(seconds),
  },
  'never-synced': {
    ...nodesThat('has never programmed its Service rules', 'have never programmed their Service rules'),
    measure: (seconds) => `running for ${spokenSeconds(seconds)}`,
  },
  'sync-slow': {
    ...nodesThat('programs its rules slowly', 'program their rules slowly'),
    measure: (seconds) => `${spokenSeconds(seconds)} per sync`,
  },
  'api-server-errors': {
    ...nodesThat('gets errors from the API server', 'get errors from the API server'),
    measure: (ratio) => `${withUnit(Number(ratio.toPrecision(2)), 'ratio')} of requests`,
  },
};
