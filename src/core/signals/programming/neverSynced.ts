import { lastQueued, lastSynced } from '../../metrics/programming';
import { processStart } from '../../metrics/process';
import { Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { neverSyncedRunbook } from './neverSynced.runbook';

/** kube-proxy runs and has not programmed its rules a single time since it started. */
export const neverSynced = defineSignal({
  id: 'never-synced',
  alert: 'KubeProxyNeverSynced',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Rules never programmed',
  explanation: 'kube-proxy has run that long without programming the rules of an IP family a single time.',
  parameters: [
    {
      id: 'threshold',
      label: 'Running for',
      unit: 'seconds',
      // 600 s: a full sync of 44,000 Services in nftables mode took 16 minutes (issue 139513), of most clusters seconds.
      defaults: { critical: 600 },
      min: 60,
      max: 7200,
    },
  ],
  levels: [{ severity: 'critical', for: '5m' }],
  value: (kubeProxy) => waiting(kubeProxy).or(kubeProxy.reached().times(0)),
  valueUnit: 'seconds',
  line: 'threshold',
  firing: (kubeProxy, parameters) => waiting(kubeProxy).isAbove(valueOf(parameters, 'threshold')),
  // Before its time is over too: what fails meanwhile is why it has not synced yet.
  explains: (kubeProxy) => waiting(kubeProxy),
  causedBy: ['instance-down'],
  requires: { families: [processStart, lastQueued, lastSynced] },
  message: {
    summary: 'kube-proxy on {node} has never programmed its rules',
    description:
      'kube-proxy on {node}{inCluster} started {value} ago and has not programmed its rules once, for one IP family at least. No Service works on this node, or only with rules from before.',
    valueUnit: 'seconds',
  },
  runbook: neverSyncedRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a kube-proxy fails from its first sync on, in every kind of cluster',
      nodeA1Suffers('never-synced', { from: '20m', until: '50m' }),
      {
        shape: { clusters: kindsOfCluster, length: '60m' },
        at: '37m',
        expected: [{ severity: 'critical', alerts: nodeA1OfEveryKind }],
        overBy: '55m',
      }
    ),
    fires(
      'every kube-proxy fails from its first sync on and series have no cluster label',
      (fleet) => fleet.cluster('prod').suffers('never-synced', { from: '20m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '50m' },
        at: '37m',
        expected: [{ severity: 'critical', alerts: [{ node: 'a1' }, { node: 'a2' }] }],
      }
    ),
    silent(
      'kube-proxy worked before it began to fail: its rules are stale, not missing',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m' }),
      { shape: { length: '60m' } }
    ),
    silent(
      'kube-proxy never synced and is down now',
      (fleet) =>
        fleet.node('a1').suffers('never-synced', { from: '20m' }).node('a1').suffers('instance-down', { from: '30m' }),
      { shape: { length: '60m' } }
    ),
  ],
});

/** Seconds since the start of every process that has not synced once, for all IP families or for one. */
function waiting(kubeProxy: KubeProxy): Expression {
  return Expression.atom('time()')
    .minus(kubeProxy.series(processStart).aggregated('max', kubeProxy.perInstance))
    .and(
      // There from the first answer on; where it is missing, a list of metrics to keep dropped both.
      kubeProxy
        .newestPerIpFamily(lastQueued)
        // Missing since Kubernetes 1.33, 0 before.
        .unless(kubeProxy.newestPerIpFamily(lastSynced).isAbove(0)),
      kubeProxy.perTarget
    );
}
