import { lastQueued, lastSynced } from '../../metrics/programming';
import { processStart, up } from '../../metrics/process';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent, type OtherExpectation } from '../scenario';
import { zeroWhereNone } from '../countedFailures';
import { defineSignal, valueOf } from '../signal';
import { neverSyncedRunbook } from './neverSynced.runbook';
import { failsSince, neverSucceeds, waiting, withoutSuccess } from './withoutSuccess';

/** Failing syncs are told first; that none has ever succeeded is known later, and then is the one alert. */
const toldBefore: OtherExpectation[] = [
  { signal: 'sync-failing', severity: 'warning', alerts: [] },
  { signal: 'livez-failing', severity: 'critical', alerts: [] },
];

/** Restarts are told until it is known that none of them helped, and when one did until they have not gone on for a while. */
const restartsBeforeOrAfter: OtherExpectation = { signal: 'restarting', severity: 'warning', alerts: [] };

/** kube-proxy runs and has not programmed its rules a single time since it started. */
export const neverSynced = defineSignal({
  id: 'never-synced',
  alert: 'KubeProxyNeverSynced',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Rules never programmed',
  explanation:
    'kube-proxy has gone without a single success for longer than it may: since it started, restarts included, the rules of an IP family were never programmed.',
  parameters: [
    {
      id: 'threshold',
      label: 'Without a success for',
      unit: 'seconds',
      // 600 s: a full sync of 44,000 Services in nftables mode took 16 minutes (issue 139513), of most clusters seconds.
      defaults: { critical: 600 },
      min: 60,
      max: 7200,
      whole: true,
    },
  ],
  levels: [{ severity: 'critical', for: '5m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, waiting(kubeProxy)),
  valueUnit: 'seconds',
  line: 'threshold',
  firing: (kubeProxy, parameters) => withoutSuccess(kubeProxy, valueOf(parameters, 'threshold')),
  // Restarts in between hide the failing syncs as well.
  explains: (kubeProxy, parameters) => failsSince(kubeProxy, valueOf(parameters, 'threshold')),
  lasts: (kubeProxy, parameters, seconds) => neverSucceeds(kubeProxy, valueOf(parameters, 'threshold') + seconds),
  // Until 1.32 a kube-proxy runs without API server, and has nothing to program.
  causedBy: ['api-server-errors'],
  requires: { families: [up, processStart, lastQueued, lastSynced] },
  message: {
    summary: 'kube-proxy on {node} has never programmed its rules',
    description:
      'kube-proxy on {node}{inCluster} has not programmed its rules once for {value} or longer, those of one IP family at least. No Service works on this node, or only with rules from before.',
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
        alsoFires: toldBefore,
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
        alsoFires: toldBefore,
      }
    ),
    fires(
      'a kube-proxy that fails from its first sync on crashes every seven minutes: that alone, without a break',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('never-synced', { from: '20m', until: '62m' })
          .node('a1')
          .suffers('crash-loop-back-off', { from: '20m', until: '62m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '80m' },
        at: '45m',
        staysUntil: '61m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: [...toldBefore, restartsBeforeOrAfter],
        overBy: '75m',
      }
    ),
    fires(
      'every process of a crash loop programs IPv6 and never IPv4',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('one-family-failing', { from: '20m', until: '62m' })
          .node('a1')
          .suffers('restart-loop', { from: '20m', until: '62m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '80m' },
        at: '55m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: [...toldBefore, restartsBeforeOrAfter],
        overBy: '75m',
      }
    ),
    fires(
      'rules were stale before a restart, and it did not help: what fails is told again after five minutes',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '55m' }).node('a1').restartsAt('40m'),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '65m' },
        at: '47m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: [...toldBefore, { signal: 'rules-stale', severity: 'critical', alerts: [] }],
        overBy: '60m',
      }
    ),
    fires(
      'a kube-proxy fails from its first sync on, and one request in two fails: that explains nothing',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('never-synced', { from: '20m', until: '50m' })
          .node('a1')
          .suffers('api-server-half-failing', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '60m' },
        settings: { signals: { 'api-server-errors': { enabled: true, levels: { warning: { enabled: false } } } } },
        at: '37m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: toldBefore,
        overBy: '55m',
      }
    ),
    silent(
      'a quiet kube-proxy restarts and needs nine minutes for its first sync',
      (fleet) => fleet.quietFrom('2m').node('a1').suffers('never-synced', { from: '90m', until: '99m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '110m' },
        settings: { signals: { 'sync-failing': { enabled: false }, 'livez-failing': { enabled: false } } },
      }
    ),
    silent(
      'kube-proxy starts while the API server is away, which until 1.32 it survives: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('api-server-unreachable', { from: '20m' }).node('a1').restartsAt('20m'),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3'], kubernetes: '1.28' } }, length: '50m' } }
    ),
    silent(
      'kube-proxy worked before it began to fail: its rules are stale, not missing',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m' }),
      { shape: { length: '60m' } }
    ),
    silent(
      'kube-proxy is down soon after a start without a sync: that is an alert of its own',
      (fleet) =>
        fleet.node('a1').suffers('never-synced', { from: '20m' }).node('a1').suffers('instance-down', { from: '22m' }),
      { shape: { length: '60m' } }
    ),
  ],
});
