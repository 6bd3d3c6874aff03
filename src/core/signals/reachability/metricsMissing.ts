import { lastQueued, syncDuration } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { anyOf, type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { metricsMissingRunbook } from './metricsMissing.runbook';

/** Targets answer, but not with kube-proxy's metrics; or Prometheus itself gives no answer. */
export const metricsMissing = defineSignal({
  id: 'metrics-missing',
  alert: 'KubeProxyMetricsMissing',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'No kube-proxy metrics',
  explanation:
    'Targets answer but show none of kube-proxy’s metrics, or the data source does not answer at all. Every other alert is blind then.',
  parameters: [],
  levels: [{ severity: 'critical', for: '10m' }],
  value: (kubeProxy) =>
    withMetrics(kubeProxy).aggregated('group', kubeProxy.perTarget).aggregated('count', kubeProxy.perCluster),
  valueUnit: 'count',
  firing: (kubeProxy) => {
    const unread = kubeProxy
      .series(up)
      .equals(1)
      .unless(withMetrics(kubeProxy), kubeProxy.perCluster)
      .aggregated('count', kubeProxy.perCluster);
    return kubeProxy.readsRecorded ? unread.or(unrecorded(kubeProxy)) : unread;
  },
  isCanary: true,
  requires: { families: [lastQueued] },
  message: {
    summary: 'No kube-proxy metrics{inCluster}',
    description:
      'Prometheus gives no metrics of kube-proxy{inCluster}: no other alert of Kube-proxy Monitor can fire. ' +
      'Either the data source does not answer, or the targets answer with something else (a wrong port, or a list of metrics to keep), or recording rules are on and write nothing.',
    valueUnit: 'count',
  },
  runbook: metricsMissingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'every target of the fleet answers with something else',
      (fleet) => fleet.cluster('prod').suffers('metrics-filtered', { from: '20m', until: '40m' }),
      {
        shape: { length: '50m' },
        at: '32m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'one of two clusters answers with something else, and there is no kube-state-metrics',
      (fleet) => fleet.cluster('stage').suffers('metrics-filtered', { from: '20m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1', 'b2'], kubeStateMetrics: 0 } },
          length: '50m',
        },
        at: '32m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
      }
    ),
    fires(
      'series have no cluster label',
      (fleet) => fleet.cluster('prod').suffers('metrics-filtered', { from: '20m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'], clusterLabel: false } }, length: '50m' },
        at: '32m',
        expected: [{ severity: 'critical', alerts: [{}] }],
      }
    ),
    silent(
      'one node of several answers with something else: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('metrics-filtered', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
  ],
});

/** Series of every target that shows kube-proxy’s metrics. */
export function withMetrics(kubeProxy: KubeProxy): Expression {
  return anyOf([
    // Any of them will do: minimal ingestion lists drop the first, native histograms the second.
    kubeProxy.series(lastQueued),
    kubeProxy.presence(syncDuration, 'classic'),
    kubeProxy.presence(syncDuration, 'native'),
  ]);
}

/** Targets whose cluster nobody records: alerts that read recorded series are as blind there. */
function unrecorded(kubeProxy: KubeProxy): Expression {
  return kubeProxy
    .series(up)
    .equals(1)
    .unless(kubeProxy.targets(), kubeProxy.perCluster)
    .aggregated('count', kubeProxy.perCluster);
}
