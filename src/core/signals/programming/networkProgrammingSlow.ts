import { largestBucket } from '../../metrics/family';
import { networkProgramming } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { networkProgrammingSlowRunbook } from './networkProgrammingSlow.runbook';

/** Four scrapes at the slowest usual interval of 60 s, and short enough to be over soon after the cure. */
const window = '4m';
/** A share of fewer changes says nothing, our choice: one late change of 20 is already 5 %. */
const fewestChanges = 20;
/** Bounds that tell slow from fast; the histogram has 81. A quantile over all of them is the dearest query there is. */
const tellingBounds = [1, 5, 10, 20, 30, 60, 120, 300] as const;
const allowed = [5, 10, 20, 30, 60, 120] as const;

/** Changes of EndpointSlices take long to arrive in the rules of a cluster's nodes. */
export const networkProgrammingSlow = defineSignal({
  id: 'network-programming-slow',
  alert: 'KubeProxyNetworkProgrammingSlow',
  group: 'programming',
  golden: 'latency',
  scope: 'cluster',
  title: 'Changes arrive late',
  explanation:
    'Share of a cluster’s endpoint changes that reached the rules of a node slowly. Above it, clients meet Pods that are gone.',
  parameters: [
    {
      id: 'slowerThan',
      label: 'Slow is longer than',
      unit: 'seconds',
      // 30 s: the limit of Kubernetes' own scalability tests; its service level objective names no number.
      // 120 s, our choice: after outages of the API server the 99th percentile was seen at 40 to 140 s.
      defaults: { warning: 30, critical: 120 },
      min: 5,
      max: largestBucket(networkProgramming),
      excludesMax: true,
      allowed,
      boundOf: networkProgramming,
      maxReason: `No observation is told apart above ${largestBucket(networkProgramming)} s: it is the largest bucket of ${networkProgramming.name}.`,
    },
    {
      id: 'share',
      label: 'Share of slow changes',
      unit: 'ratio',
      // 1 %: then the 99th percentile is above the bound. 10 %, our choice: then the 90th is.
      defaults: { warning: 0.01, critical: 0.1 },
      min: 0,
      max: 1,
      excludesMax: true,
      maxReason: 'A share of all changes is never above 100 %.',
    },
  ],
  levels: [
    { severity: 'warning', for: '15m' },
    { severity: 'critical', for: '15m' },
  ],
  value: slowestHundredth,
  valueUnit: 'seconds',
  line: 'slowerThan',
  firing: (kubeProxy, parameters) => {
    const changes = kubeProxy.histogram(networkProgramming, window, 'increase');
    const all = changes.observations(kubeProxy.perCluster);
    const quick = changes.atMost(valueOf(parameters, 'slowerThan'), kubeProxy.perCluster);
    return all.minus(quick).dividedBy(all.isAbove(fewestChanges)).isAbove(valueOf(parameters, 'share'));
  },
  // Before 1.22 changes of before a restart counted as late (pkg/proxy, kubernetes pull request 100861).
  requires: { families: [networkProgramming], since: '1.22' },
  message: {
    summary: 'Changes of Services arrive late{inCluster}',
    description:
      '{value} of the changes of endpoints{inCluster} took longer than {slowerThan} to arrive in the rules of a node, more than {share}. Meanwhile connections go to Pods that are gone, unless it is the clock of a node that is wrong.',
    valueUnit: 'ratio',
  },
  runbook: networkProgrammingSlowRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'changes arrive 40–140 s late: beyond the warning on one node of three, beyond both on all',
      (fleet) =>
        fleet
          .cluster('prod')
          .suffers('slow-programming', { from: '20m', until: '50m' })
          .cluster('stage')
          .node('b1')
          .suffers('slow-programming', { from: '20m', until: '50m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1'], kubernetes: '1.28' }, stage: { nodes: ['b1', 'b2', 'b3'] } },
          length: '60m',
        },
        settings: {
          signals: {
            'network-programming-slow': { levels: { critical: { parameters: { slowerThan: 60, share: 0.5 } } } },
          },
        },
        at: '42m',
        expected: [
          { severity: 'warning', alerts: [{ cluster: 'prod' }, { cluster: 'stage' }] },
          { severity: 'critical', alerts: [{ cluster: 'prod' }] },
        ],
        overBy: '55m',
      }
    ),
    fires(
      'changes arrive late and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('slow-programming', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '60m' },
        settings: { signals: { 'network-programming-slow': { levels: { critical: { enabled: false } } } } },
        at: '42m',
        expected: [{ severity: 'warning', alerts: [{}] }],
        overBy: '55m',
      }
    ),
    silent(
      'what the API server kept back for 5 minutes arrives at once',
      (fleet) => fleet.cluster('prod').suffers('api-server-unreachable', { from: '20m', until: '25m' }),
      { shape: { length: '50m' } }
    ),
    silent(
      'hardly anything changes',
      (fleet) => fleet.cluster('prod').suffers('slow-programming', { from: '20m' }).quietFrom('21m'),
      { shape: { length: '50m' } }
    ),
  ],
});

/** Seconds within which 99 % of the changes arrived, per cluster; nothing while nothing changes. */
export function slowestHundredth(kubeProxy: KubeProxy): Expression {
  const { perCluster } = kubeProxy;
  return kubeProxy.recordedOr('network-programming', perCluster, (raw) =>
    raw.histogram(networkProgramming, window).quantile(0.99, perCluster, tellingBounds).isAtLeast(0)
  );
}

/**
 * The 99th percentile of a day of that. Kubernetes' service level indicator; of buckets it would be the dearest query.
 * @throws Error where recorded series are not read
 */
export function slowestHundredthOfDay(kubeProxy: KubeProxy): Expression {
  const day = kubeProxy.recordedRange('network-programming', kubeProxy.perCluster, '1d');
  if (day === undefined) {
    throw new Error('A day of quantiles is known only where they are recorded');
  }
  return day.prefixed('quantile_over_time', '0.99').aggregated('max', kubeProxy.perCluster);
}
