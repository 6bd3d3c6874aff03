import { syncDuration } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { syncSlowRunbook } from './syncSlow.runbook';

/** Four scrapes at the slowest usual interval of 60 s, and short enough to be over soon after the cure. */
const syncWindow = '4m';
/** Where each sync takes minutes, two of them are within that, up to seven minutes each. One alone says little. */
const rareSyncs = '15m';

const thresholds = (warning: number, critical: number) => ({
  signals: {
    'sync-slow': {
      levels: {
        warning: { parameters: { threshold: warning } },
        critical: { parameters: { threshold: critical } },
      },
    },
  },
});

/** Programming rules takes so long that changes of Services arrive late. */
export const syncSlow = defineSignal({
  id: 'sync-slow',
  alert: 'KubeProxySyncSlow',
  group: 'programming',
  golden: 'latency',
  scope: 'node',
  title: 'Slow rule sync',
  explanation: 'Mean time of a sync per node and IP family. Above it, Service changes arrive late.',
  parameters: [
    {
      id: 'threshold',
      label: 'Mean time of a sync',
      unit: 'seconds',
      // Our choice: below the largest bucket (16.4 s), where OpenShift alerts on the 95th percentile (10 s, of a node 15 s).
      defaults: { warning: 8, critical: 14 },
      min: 0.001,
      // A mean has no upper end: clusters with syncs of 17 to 21 s are known (kubernetes issue 138073).
      max: 3600,
      meanOf: syncDuration,
    },
  ],
  levels: [
    { severity: 'warning', for: '15m' },
    { severity: 'critical', for: '5m' },
  ],
  value: meanSync,
  valueUnit: 'seconds',
  line: 'threshold',
  firing: (kubeProxy, parameters) => meanSync(kubeProxy).isAbove(valueOf(parameters, 'threshold')),
  causedBy: ['instance-down'],
  presence: syncDuration,
  requires: { families: [syncDuration] },
  message: {
    summary: 'kube-proxy on {node} takes {value} for a sync',
    description:
      'Programming rules on {node}{inCluster} takes {value} on average, above {threshold}. Changes of Services arrive late on this node.',
    valueUnit: 'seconds',
  },
  runbook: syncSlowRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'every sync of one node takes 12 s, in every kind of cluster',
      nodeA1Suffers('slow-sync', { from: '20m', until: '50m' }),
      {
        shape: { clusters: kindsOfCluster, length: '60m' },
        at: '40m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        overBy: '55m',
      }
    ),
    fires(
      'both thresholds are just below what a sync takes, and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('slow-sync', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '60m' },
        settings: thresholds(10, 11),
        at: '40m',
        expected: [
          { severity: 'warning', alerts: [{ node: 'a1' }] },
          { severity: 'critical', alerts: [{ node: 'a1' }] },
        ],
        overBy: '55m',
      }
    ),
    fires(
      'every sync takes longer than means are taken over: told without a break',
      (fleet) => fleet.node('a1').suffers('very-slow-sync', { from: '20m', until: '70m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '85m' },
        settings: { signals: { 'rules-stale': { enabled: false }, 'livez-failing': { enabled: false } } },
        at: '50m',
        staysUntil: '69m',
        expected: [
          { severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] },
          { severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] },
        ],
        overBy: '82m',
      }
    ),
    silent(
      'the one sync within an hour takes long',
      (fleet) => fleet.quietFrom('2m').node('a1').suffers('slow-sync', { from: '20m' }),
      {
        shape: { length: '80m' },
        settings: { signals: { 'sync-slow': { levels: { warning: { for: '5m' } } } } },
      }
    ),
    silent(
      'both thresholds are just above what a sync takes',
      (fleet) => fleet.node('a1').suffers('slow-sync', { from: '10m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '40m' }, settings: thresholds(13, 14) }
    ),
    silent(
      'syncs are slow for some minutes',
      (fleet) => fleet.node('a1').suffers('slow-sync', { from: '20m', until: '30m' }),
      { shape: { length: '60m' } }
    ),
    silent(
      'syncs were slow and kube-proxy is down now',
      (fleet) =>
        fleet.node('a1').suffers('slow-sync', { from: '20m' }).node('a1').suffers('instance-down', { from: '30m' }),
      { shape: { length: '60m' } }
    ),
  ],
});

/** Mean time of a sync in seconds, per target and IP family; of several in a longer time where there was none lately. */
export function meanSync(kubeProxy: KubeProxy): Expression {
  return kubeProxy.recordedOr('sync-mean', kubeProxy.perIpFamily, (raw) =>
    raw
      .meanPerIpFamily(syncDuration, syncWindow)
      .or(raw.histogram(syncDuration, rareSyncs, 'growth').mean(raw.perIpFamily, 1))
  );
}
