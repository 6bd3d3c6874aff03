import { processStart, up } from '../../metrics/process';
import { Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { restartingRunbook } from './restarting.runbook';

/** The last start must be that recent, in seconds: the hour alone would hold the alert up after the cure. */
const recently = 300;

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
      .and(
        // Of the last minutes, not of this moment: a process that crashes is seldom met by a scrape.
        Expression.atom('time()')
          .minus(
            kubeProxy
              .series(processStart, { range: `${recently}s` })
              .inside('max_over_time')
              .aggregated('max', kubeProxy.perInstance)
          )
          .isBelow(recently)
      ),
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
        at: '50m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        overBy: '65m',
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
        overBy: '38m',
      }
    ),
    silent(
      'kube-proxy restarts three times within an hour',
      (fleet) =>
        fleet.node('a1').restartsAt('20m').node('a1').restartsAt('35m').node('a1').restartsAt('50m', 'new pod'),
      { shape: { length: '90m' } }
    ),
  ],
});

/** Starts within an hour. Of the target, not of the series: a new Pod has other labels. One reading a minute. */
function restarts(kubeProxy: KubeProxy): Expression {
  const started = kubeProxy.series(processStart).aggregated('max', kubeProxy.perInstance);
  return Expression.atom(`changes((${started.text})[1h:1m])`);
}
