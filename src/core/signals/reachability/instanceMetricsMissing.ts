import { up } from '../../metrics/process';
import { scrapedAgain } from '../anotherJob';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { instanceMetricsMissingRunbook } from './instanceMetricsMissing.runbook';
import { withMetrics } from './metricsMissing';

/** One target answers, but not with kube-proxy's metrics, while others of its cluster do. */
export const instanceMetricsMissing = defineSignal({
  id: 'instance-metrics-missing',
  alert: 'KubeProxyInstanceMetricsMissing',
  group: 'reachability',
  golden: 'availability',
  scope: 'node',
  title: 'No kube-proxy metrics of a node',
  explanation:
    'The target of a node answers but shows none of kube-proxy’s metrics, while others of its cluster do. Every other alert is blind for this node.',
  parameters: [],
  levels: [{ severity: 'warning', for: '10m' }],
  // 1 where something is shown, 0 where nothing is.
  value: (kubeProxy) =>
    withMetrics(kubeProxy).aggregated('group', kubeProxy.perTarget).or(kubeProxy.reached().equals(1).times(0)),
  valueUnit: 'count',
  firing: (kubeProxy) => kubeProxy.reached().equals(1).unless(withMetrics(kubeProxy), kubeProxy.perTarget),
  causedBy: ['metrics-missing'],
  // Any of several shows them, so none of them is needed.
  requires: { families: [up] },
  message: {
    summary: 'No kube-proxy metrics of {node}',
    description:
      'The target of {node}{inCluster} answers, and not with kube-proxy’s metrics: no other alert can tell about this node. ' +
      'Something else listens on the port, or a list of metrics to keep differs on this node.',
    valueUnit: 'count',
  },
  runbook: instanceMetricsMissingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'one target answers with something else, in every kind of cluster',
      nodeA1Suffers('metrics-filtered', { from: '20m', until: '40m' }),
      {
        shape: { clusters: kindsOfCluster, length: '50m' },
        at: '32m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        overBy: '45m',
      }
    ),
    fires(
      'one target answers with something else and series have no cluster label',
      (fleet) => fleet.node('a2').suffers('metrics-filtered', { from: '20m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '40m' },
        at: '32m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a2' }] }],
      }
    ),
    fires(
      'one of two jobs that scrape a kube-proxy meets something else there',
      (fleet) => fleet.cluster('again').node('a1').suffers('metrics-filtered', { from: '10m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1', 'a2'] }, again: { nodes: ['a1', 'a2'], ...scrapedAgain('prod') } },
          length: '30m',
        },
        at: '25m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
      }
    ),
    silent(
      'every target answers with something else: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('metrics-filtered', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
    silent(
      'kube-proxy restarts and shows its first numbers with the next scrape',
      (fleet) =>
        fleet.node('a1').suffers('metrics-filtered', { from: '20m', until: '21m' }).node('a1').restartsAt('20m'),
      { shape: { length: '40m' } }
    ),
  ],
});
