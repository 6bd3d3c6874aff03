import {
  iptablesPartialRestoreFailures,
  iptablesRestoreFailures,
  nftablesSyncFailures,
} from '../../metrics/syncFailures';
import { anyOf, type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { comesAndGoes } from '../comesAndGoes';
import { manyAndGoingOn, zeroWhereNone } from '../countedFailures';
import { toDuration } from '../../promql/duration';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { syncFailingRunbook } from './syncFailing.runbook';

/** Seconds within which failures count together. */
export const failedSyncsWindow = 900;
const window = toDuration(failedSyncsWindow);
/** A broken node tries every 30 s. */
const recently = '4m';

/** Syncs fail again and again, though some may succeed. */
export const syncFailing = defineSignal({
  id: 'sync-failing',
  alert: 'KubeProxySyncFailing',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Failing rule syncs',
  explanation:
    'Failed full syncs of a node within 15 minutes while failures go on. Some succeed, or another IP family hides them; where none succeeds the rules are stale.',
  parameters: [
    {
      id: 'threshold',
      label: 'Failed syncs in 15 minutes',
      unit: 'count',
      // A broken node fails about 30 times in 15 minutes (it tries every 30 s), a healthy one hardly ever.
      defaults: { warning: 3 },
      min: 0,
      max: 1000,
      whole: true,
    },
  ],
  // Twice as long as what is recent: failures that were over within four minutes are not told after their cure.
  levels: [{ severity: 'warning', for: '8m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, failedSyncs(kubeProxy)),
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    manyAndGoingOn(failedSyncs(kubeProxy), valueOf(parameters, 'threshold'), recentlyFailedSyncs(kubeProxy)).unless(
      failsNowAndThen(kubeProxy)
    ),
  // Where no sync succeeds, the rules are stale or were never there.
  causedBy: ['instance-down', 'rules-stale', 'never-synced'],
  requires: {
    families: [iptablesRestoreFailures, nftablesSyncFailures],
  },
  message: {
    summary: 'Syncs of kube-proxy on {node} fail',
    description:
      '{value} syncs on {node}{inCluster} failed in the last 15 minutes, more than {threshold}, and failures go on. Until Kubernetes 1.32 the rules of one IP family may be old without any other sign.',
    valueUnit: 'count',
  },
  runbook: syncFailingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'syncs of IPv4 fail, those of IPv6 succeed: before Kubernetes 1.33 nothing else shows it',
      (fleet) =>
        fleet
          .cluster('old')
          .node('a1')
          .suffers('one-family-failing', { from: '20m', until: '40m' })
          .cluster('new')
          .node('b1')
          .suffers('one-family-failing', { from: '20m', until: '40m' }),
      {
        shape: {
          clusters: { old: { nodes: ['a1', 'a2'], kubernetes: '1.28' }, new: { nodes: ['b1', 'b2'] } },
          length: '50m',
        },
        at: '30m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'old', node: 'a1' }] }],
        alsoFires: [{ signal: 'rules-stale', severity: 'critical', alerts: [{ cluster: 'new', node: 'b1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'all syncs of one IP family fail and series have no cluster label',
      (fleet) => fleet.node('a2').suffers('one-family-failing', { from: '20m', until: '40m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.28', clusterLabel: false } },
          length: '50m',
        },
        at: '30m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a2' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'all syncs fail and nobody wants the alert about stale rules: the birth of the counter is seen, once a node',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '40m' }).quietFrom('1202s'),
      {
        shape: {
          clusters: { prod: { nodes: ['a1', 'a2'] }, nft: { nodes: ['b1'], kubernetes: '1.37', mode: 'nftables' } },
          length: '50m',
        },
        settings: { signals: { 'rules-stale': { enabled: false }, 'livez-failing': { enabled: false } } },
        at: '30m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'syncs fail for 210 s and work for 90 s in turns: stale now and then, and never for long',
      (fleet) => comesAndGoes(fleet, 'a1', 'rules-stale', { from: 1200, until: 3600, every: 300, lasts: 210 }),
      {
        shape: { length: '70m' },
        at: '50m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: [{ signal: 'livez-failing', severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    silent(
      'no sync succeeds: then the rules are stale, in every kind of cluster',
      nodeA1Suffers('rules-stale', { from: '20m' }),
      { shape: { clusters: kindsOfCluster, length: '40m' } }
    ),
    silent(
      'syncs fail for two minutes',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '22m' }),
      { shape: { length: '45m' }, settings: { signals: { 'rules-stale': { enabled: false } } } }
    ),
    silent(
      'one restore in ten fails, partial or full: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('restore-failing-at-times', { from: '20m' }),
      { shape: { length: '80m' } }
    ),
    silent(
      'partial syncs fail and the full ones after them succeed: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('partial-sync-failing', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
  ],
});

/** Failed syncs of 15 minutes, per target. */
export function failedSyncs(kubeProxy: KubeProxy): Expression {
  return kubeProxy.recordedOr('failed-syncs', kubeProxy.perTarget, (raw) => failedWithin(raw, window));
}

/** Failed syncs of a moment ago, per target. */
export function recentlyFailedSyncs(kubeProxy: KubeProxy): Expression {
  return kubeProxy.recordedOr('recently-failed-syncs', kubeProxy.perTarget, (raw) => failedWithin(raw, recently));
}

/**
 * Targets of which some rounds fail, whatever they write: hardly any full one that follows fails too, and the alert about
 * partial syncs tells it. Of all failures, each failed partial one counted once, they are more than three in four.
 */
function failsNowAndThen(kubeProxy: KubeProxy): Expression {
  const partial = kubeProxy.growthPerInstance(iptablesPartialRestoreFailures, window);
  return partial.isAbove(mostOfAll(kubeProxy));
}

/** Targets of which full syncs fail in a row: the first failure of each row is a partial one. */
export function failsInRows(kubeProxy: KubeProxy): Expression {
  return mostOfAll(kubeProxy).isAtLeast(kubeProxy.growthPerInstance(iptablesPartialRestoreFailures, window));
}

function mostOfAll(kubeProxy: KubeProxy): Expression {
  return kubeProxy.growthPerInstance(iptablesRestoreFailures, window).times(0.75);
}

/** Failed syncs per target; of partial ones the full sync that follows tells whether the node is in trouble. */
function failedWithin(kubeProxy: KubeProxy, range: string): Expression {
  const failed = kubeProxy.growthPerInstance(iptablesRestoreFailures, range);
  // A failed partial restore counts as a failed restore too.
  const full = failed.minus(kubeProxy.growthPerInstance(iptablesPartialRestoreFailures, range));
  return anyOf([full, failed, kubeProxy.growthPerInstance(nftablesSyncFailures, range)]).inside('round');
}
