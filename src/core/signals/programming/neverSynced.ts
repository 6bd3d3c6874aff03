import { lastQueued, lastSynced } from '../../metrics/programming';
import { processStart } from '../../metrics/process';
import { Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { defineSignal } from '../signal';

/** kube-proxy runs and has not programmed its rules a single time since it started. */
export const neverSynced = defineSignal({
  id: 'never-synced',
  alert: 'KubeProxyNeverSynced',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Rules never programmed',
  explanation: 'kube-proxy has run that long without programming its rules a single time.',
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
  firing: (kubeProxy, { threshold = 600 }) => waiting(kubeProxy).isAbove(threshold),
  causedBy: ['instance-down'],
  requires: { families: [processStart, lastQueued, lastSynced] },
  message: {
    summary: 'kube-proxy on {node} has never programmed its rules',
    description:
      'kube-proxy on {node}{inCluster} started {value} ago and has not programmed its rules once. No Service works on this node, or only old ones.',
    valueUnit: 'seconds',
  },
  runbook: {
    meaning: 'The process is up and answers, but not one sync has succeeded since it started.',
    impact: 'The node has no Service rules, or those of the process before.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});

/** Seconds since the start of every process that has not synced once. */
function waiting(kubeProxy: KubeProxy): Expression {
  return (
    Expression.atom('time()')
      .minus(kubeProxy.series(processStart).aggregated('max', kubeProxy.perInstance))
      // Missing since Kubernetes 1.33, 0 before.
      .unless(kubeProxy.series(lastSynced).isAbove(0), kubeProxy.perTarget)
      // There from the first answer on; where it is missing, a list of metrics to keep dropped both.
      .and(kubeProxy.series(lastQueued), kubeProxy.perTarget)
  );
}
