import { processStart, up } from '../../metrics/process';
import { toDuration } from '../../promql/duration';
import { Expression } from '../../promql/expression';
import { answersAtTimes } from '../crashLoop';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { ipvsModeIsKnown, kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { restartingRunbook } from './restarting.runbook';

/** Seconds within which restarts are counted, and a tenth more: the next one may be late. */
const hour = 3600;
const hourAndMore = 3960;
const minute = 60;
/** Seconds until a start is scraped, at the slowest usual interval. */
const aScrape = 60;

const sevenNodes = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'];

/** kube-proxy starts again and again. */
export const restarting = defineSignal({
  id: 'restarting',
  alert: 'KubeProxyRestarting',
  group: 'lifecycle',
  golden: 'availability',
  scope: 'node',
  title: 'Repeated restarts',
  explanation: 'Restarts of kube-proxy on a node within an hour, in the same Pod or in new ones, while they go on.',
  parameters: [
    {
      id: 'threshold',
      label: 'Restarts in an hour',
      unit: 'count',
      // Three may be a rollout, its undoing and a new try.
      defaults: { warning: 3 },
      min: 1,
      max: 50,
      whole: true,
    },
  ],
  levels: [{ severity: 'warning', for: '2m' }],
  value: restarts,
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    restarts(kubeProxy)
      .isAbove(valueOf(parameters, 'threshold'))
      .isBelow(restartsThatGoOn(kubeProxy, valueOf(parameters, 'threshold'))),
  // A rollout that crashes everywhere is one event, also where none answers; that no rules are written is worse.
  causedBy: ['many-instances-down', 'never-synced'],
  // Where all crash all the time, now and then one answers: “none answers” hid that they restart, and never fired.
  causesMustLast: true,
  requires: { families: [up, processStart] },
  message: {
    summary: 'kube-proxy on {node} keeps restarting',
    description:
      'kube-proxy on {node}{inCluster} started anew {value} times within an hour, more than {threshold}. Rules stay in place meanwhile, but changes of Services arrive late or not at all.',
    valueUnit: 'count',
  },
  runbook: restartingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'kube-proxy crashes every 4 minutes, in every kind of cluster',
      nodeA1Suffers('restart-loop', { from: '20m', until: '60m' }),
      {
        shape: { clusters: kindsOfCluster, length: '70m' },
        settings: ipvsModeIsKnown,
        at: '50m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        // Eleven in an hour are five and a half minutes apart, as far as an hour tells, and a minute is kept.
        overBy: '67m',
      }
    ),
    fires(
      'every start is one of a new Pod and series have no cluster label',
      (fleet) =>
        ['20m', '23m', '26m', '29m', '32m'].reduce(
          (restarted, time) => restarted.node('a1').restartsAt(time, 'new pod'),
          fleet
        ),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '50m' },
        at: '34m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a1' }] }],
        overBy: '48m',
      }
    ),
    fires(
      'the container runs for two minutes and waits for five: told without a break',
      (fleet) => fleet.node('a1').suffers('crash-loop-back-off', { from: '20m', until: '63m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '80m' },
        at: '45m',
        staysUntil: '62m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '75m',
      }
    ),
    fires(
      'all containers of a cluster crash at the same moments, so that at times none answers: told without a break',
      (fleet) =>
        sevenNodes.reduce(
          (crashing, node) => crashing.node(node).suffers('crash-loop-back-off', { from: '20m', until: '63m' }),
          fleet
        ),
      {
        shape: { clusters: { prod: { nodes: sevenNodes } }, length: '80m' },
        at: '52m',
        staysUntil: '62m',
        expected: [{ severity: 'warning', alerts: sevenNodes.map((node) => ({ cluster: 'prod', node })) }],
        overBy: '75m',
      }
    ),
    ...['1200s', '1210s'].map((from) =>
      fires(
        `the container crashes 40 seconds after each start and waits for five minutes, the first time at ${from}: that alone`,
        (fleet) => fleet.node('a1').suffers('crash-at-start', { from, until: '70m' }),
        {
          shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '95m', scrapeInterval: '30s' },
          at: '65m',
          expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
          alsoFires: [{ signal: 'instance-down', severity: 'warning', alerts: [] }],
          overBy: '90m',
        }
      )
    ),
    fires(
      'no process of a crash loop ever syncs, and nobody wants the alert about that',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('never-synced', { from: '20m', until: '63m' })
          .node('a1')
          .suffers('crash-loop-back-off', { from: '20m', until: '63m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '80m' },
        settings: { signals: { 'never-synced': { enabled: false } } },
        at: '58m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '75m',
      }
    ),
    fires(
      'the container is killed every ten minutes: told without a break',
      (fleet) => fleet.node('a1').suffers('out-of-memory', { from: '20m', until: '85m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '105m' },
        at: '60m',
        staysUntil: '84m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '100m',
      }
    ),
    silent(
      'every kube-proxy of a cluster crashes and waits, so that five of seven never answer: that is an alert of its own',
      (fleet) =>
        sevenNodes.reduce(
          (crashing, node, index) =>
            crashing.node(node).suffers('crash-loop-back-off', { from: `${1200 + 60 * index}s` }),
          fleet
        ),
      { shape: { clusters: { prod: { nodes: sevenNodes } }, length: '70m' } }
    ),
    silent(
      'kube-proxy restarts three times within an hour, and once more later',
      (fleet) =>
        fleet
          .node('a1')
          .restartsAt('20m')
          .node('a1')
          .restartsAt('35m')
          .node('a1')
          .restartsAt('50m', 'new pod')
          .node('a1')
          .restartsAt('83m'),
      { shape: { length: '90m' } }
    ),
  ],
});

/** Starts within an hour. Of the target, not of the series: a new Pod has other labels. One reading a minute. */
function restarts(kubeProxy: KubeProxy): Expression {
  return started(kubeProxy).during('1h', '1m').inside('changes');
}

/**
 * Fewer restarts than that in an hour go on: the last one is no longer ago than they are apart. More than there can be
 * where kube-proxy does not answer at this moment, as in the pause before the next start.
 */
function restartsThatGoOn(kubeProxy: KubeProxy, threshold: number): Expression {
  const sinceStart = ageOnOwnClock(kubeProxy, hourAndMore / (threshold + 1));
  return Expression.number(hourAndMore)
    .dividedBy(sinceStart.minus(aScrape).inside('clamp_min', '1'))
    .or(answersAtTimes(kubeProxy).and(kubeProxy.reached().equals(0)).plus(hour));
}

/**
 * Seconds since the last start of a target, exact up to so many. The clock of its node may be wrong by far, and shows
 * by how much when a process is new: so old does it seem.
 */
function ageOnOwnClock(kubeProxy: KubeProxy, exactUpTo: number): Expression {
  const age = Expression.atom('time()').minus(started(kubeProxy));
  const range = aScrape + minute * (Math.ceil(exactUpTo / minute) + 1);
  return age.minus(age.during(toDuration(range), toDuration(minute)).inside('min_over_time'));
}

/** When the process of a target started. */
function started(kubeProxy: KubeProxy): Expression {
  return kubeProxy.series(processStart).aggregated('max', kubeProxy.perTarget);
}
