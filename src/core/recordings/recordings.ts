import { shareOfFailed } from '../signals/controlPlane/failedRequests';
import { targetsByMode } from '../signals/lifecycle/modes';
import { slowestHundredth, slowestHundredthOfDay } from '../signals/programming/networkProgrammingSlow';
import { drawnLag } from '../signals/programming/rulesStale';
import { failedSyncs, recentlyFailedSyncs } from '../signals/programming/syncFailing';
import { meanSync } from '../signals/programming/syncSlow';
import { type Recording } from './recording';

const perCluster = ['cluster'] as const;
const perTarget = ['cluster', 'job', 'instance', 'node'] as const;
const perIpFamily = [...perTarget, 'ip_family'] as const;

/** Everything that is recorded where the settings want it; what others read comes before them. */
export const recordings: readonly Recording[] = [
  {
    id: 'running',
    meaning: 'kube-proxies that Prometheus reached.',
    labels: perCluster,
    expression: (kubeProxy) => kubeProxy.running(),
  },
  {
    id: 'targets',
    meaning: 'kube-proxies that Prometheus knows, reached or not.',
    labels: perCluster,
    expression: (kubeProxy) => kubeProxy.targets(),
  },
  {
    id: 'expected-nodes',
    meaning: 'Nodes that should run a kube-proxy, by the settings.',
    labels: perCluster,
    expression: (kubeProxy) => kubeProxy.expected(),
  },
  {
    id: 'mode',
    meaning: 'Always 1: the proxy mode of a kube-proxy with Linux, as far as its metrics tell.',
    labels: [...perTarget, 'mode'],
    expression: targetsByMode,
  },
  {
    id: 'sync-lag',
    meaning: 'Seconds since the last successful sync where a change has waited for a minute, 0 elsewhere.',
    labels: perIpFamily,
    expression: drawnLag,
  },
  {
    id: 'sync-mean',
    meaning: 'Mean time of a sync in seconds.',
    labels: perIpFamily,
    expression: meanSync,
  },
  {
    id: 'failed-syncs',
    meaning: 'Full syncs that failed within 15 minutes, the first failure of a process too.',
    labels: perTarget,
    expression: failedSyncs,
  },
  {
    id: 'recently-failed-syncs',
    meaning: 'Full syncs that failed within 4 minutes: whether failures go on.',
    labels: perTarget,
    expression: recentlyFailedSyncs,
  },
  {
    id: 'network-programming',
    meaning: '99 % of the changes of endpoints were in the rules of the nodes within that many seconds.',
    labels: perCluster,
    expression: slowestHundredth,
  },
  {
    id: 'network-programming-day',
    meaning: 'The 99th percentile of that over a day: the service level indicator of Kubernetes.',
    labels: perCluster,
    expression: (_, recorded) => slowestHundredthOfDay(recorded),
  },
  {
    id: 'api-errors',
    meaning: 'Share of the requests to the API server that failed (5xx, 429 or no answer).',
    labels: perTarget,
    expression: shareOfFailed,
  },
];
