import { iptablesPartialRestoreFailures } from '../../metrics/syncFailures';
import { toDuration } from '../../promql/duration';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { zeroWhereNone } from '../countedFailures';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { failsInRows } from './syncFailing';
import { partialSyncFailingRunbook } from './partialSyncFailing.runbook';

/** Seconds. */
const window = 1800;
/** Seconds. Failures must go on: the window alone would hold the alert up for half an hour after the cure. */
const recently = 240;

/** Partial syncs fail steadily: each costs a full one. */
export const partialSyncFailing = defineSignal({
  id: 'partial-sync-failing',
  alert: 'KubeProxyPartialSyncFailing',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Failing partial syncs',
  explanation:
    'Failed partial syncs of a node within 30 minutes while failures go on. Each is made good by a full sync, which takes much longer.',
  parameters: [
    {
      id: 'threshold',
      label: 'Failed partial syncs in 30 minutes',
      unit: 'count',
      // "Should not ever be steadily increasing" (KEP-3453): one or two happen when somebody flushes rules.
      defaults: { warning: 3 },
      min: 0,
      max: 1000,
      whole: true,
    },
  ],
  // Longer than what counts as going on: old failures of a counter that is seen for the first time are no new ones.
  levels: [{ severity: 'warning', for: '8m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, failures(kubeProxy, window)),
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) => {
    const threshold = valueOf(parameters, 'threshold');
    return failures(kubeProxy, window)
      .isAbove(threshold)
      .and(goOn(kubeProxy, threshold))
      .unless(failsInRows(kubeProxy));
  },
  causedBy: ['instance-down'],
  requires: { families: [iptablesPartialRestoreFailures] },
  message: {
    summary: 'Partial syncs of kube-proxy on {node} fail',
    description:
      '{value} partial syncs on {node}{inCluster} failed in the last 30 minutes, more than {threshold}, and failures go on. Full syncs make up for them: rules are right, but late, and it costs processor time.',
    valueUnit: 'count',
  },
  runbook: partialSyncFailingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'every partial sync of one node fails, before and after counters were born with their first failure',
      (fleet) =>
        fleet
          .cluster('prod')
          .node('a1')
          .suffers('partial-sync-failing', { from: '20m', until: '40m' })
          .cluster('old')
          .node('b1')
          .suffers('partial-sync-failing', { from: '20m', until: '40m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1', 'a2'] }, old: { nodes: ['b1', 'b2'], kubernetes: '1.28' } },
          length: '50m',
        },
        at: '31m',
        expected: [
          {
            severity: 'warning',
            alerts: [
              { cluster: 'prod', node: 'a1' },
              { cluster: 'old', node: 'b1' },
            ],
          },
        ],
        overBy: '45m',
      }
    ),
    fires(
      'partial syncs fail and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('partial-sync-failing', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '50m' },
        at: '31m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'a partial sync fails every six minutes: told without a break',
      (fleet) => fleet.node('a1').suffers('partial-sync-failing-seldom', { from: '20m', until: '70m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '85m' },
        at: '55m',
        staysUntil: '69m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '80m',
      }
    ),
    fires(
      'one restore in ten fails, partial or full: one alert',
      (fleet) => fleet.node('a1').suffers('restore-failing-at-times', { from: '20m', until: '60m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '70m' },
        at: '45m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    silent(
      'failures of long ago are seen for the first time, as by a new Prometheus',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('partial-sync-failing', { from: '2m', until: '20m' })
          .cluster('prod')
          .suffers('metrics-filtered', { from: '0s', until: '50m' }),
      { shape: { length: '80m' } }
    ),
    silent(
      'all syncs fail: only the first of them was a partial one',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
  ],
});

function failures(kubeProxy: KubeProxy, seconds: number): Expression {
  return kubeProxy.growthPerInstance(iptablesPartialRestoreFailures, toDuration(seconds)).inside('round');
}

/** Just enough failures for the alert are further apart than many: how long they may be is the window's share of each. */
function goOn(kubeProxy: KubeProxy, threshold: number): Expression {
  const recent = failures(kubeProxy, recently).isAbove(0);
  const apart = Math.floor(window / (threshold + 1));
  return apart <= recently
    ? recent
    : recent.or(
        failures(kubeProxy, apart)
          .isAbove(0)
          .and(failures(kubeProxy, window).isBelow(window / recently))
      );
}
