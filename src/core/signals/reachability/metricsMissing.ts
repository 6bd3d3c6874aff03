import { lastQueued, syncDuration } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { anyOf } from '../../promql/expression';
import { defineSignal } from '../signal';

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
  value: (kubeProxy) => kubeProxy.series(lastQueued).aggregated('count', kubeProxy.perCluster),
  valueUnit: 'count',
  firing: (kubeProxy) =>
    kubeProxy
      .series(up)
      .equals(1)
      .unless(
        anyOf([
          // Any of them will do: minimal ingestion lists drop the first, native histograms the second.
          kubeProxy.series(lastQueued),
          kubeProxy.series(syncDuration, { suffix: '_count' }),
          kubeProxy.series(syncDuration),
        ]),
        kubeProxy.perCluster
      )
      .aggregated('count', kubeProxy.perCluster),
  isCanary: true,
  requires: { families: [lastQueued] },
  message: {
    summary: 'No kube-proxy metrics{inCluster}',
    description:
      'Prometheus gives no metrics of kube-proxy{inCluster}: no other alert of Kube-proxy Monitor can fire. ' +
      'Either the data source does not answer, or the targets answer with something else (a wrong port, or a list of metrics to keep).',
    valueUnit: 'count',
  },
  runbook: {
    meaning: 'The targets of the kube-proxy job answer, yet none of them shows kube-proxy’s metrics; or queries fail.',
    impact: 'Nothing is known about Service routing: a broken node would not be noticed.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});
