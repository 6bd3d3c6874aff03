import { lastQueued, lastSynced } from '../../metrics/programming';
import { Expression } from '../../promql/expression';
import { toDuration } from '../../promql/duration';
import { type KubeProxy } from '../kubeProxy';
import { defineSignal } from '../signal';

/** Rules on the node are older than the change that should have replaced them. */
export const rulesStale = defineSignal({
  id: 'rules-stale',
  alert: 'KubeProxyRulesStale',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Stale Service rules',
  explanation: 'A change of a Service has waited that long and is still not in the rules of the node.',
  parameters: [
    {
      id: 'queuedFor',
      label: 'A change waits for',
      unit: 'seconds',
      // 60 s = 2 × syncPeriod, kube-proxy's own health timeout (pkg/proxy/healthcheck/proxy_health.go).
      defaults: { critical: 60 },
      min: 30,
      max: 3600,
      whole: true,
    },
  ],
  levels: [{ severity: 'critical', for: '5m' }],
  value: (kubeProxy) => {
    const behind = age(kubeProxy).and(
      kubeProxy.newestPerIpFamily(lastQueued).isAbove(kubeProxy.newestPerIpFamily(lastSynced))
    );
    return behind.or(kubeProxy.newestPerIpFamily(lastSynced).times(0));
  },
  valueUnit: 'seconds',
  line: 'queuedFor',
  firing: (kubeProxy, { queuedFor = 60 }) =>
    age(kubeProxy).and(
      kubeProxy
        .newestPerIpFamily(lastQueued, { offset: toDuration(queuedFor) })
        .isAbove(kubeProxy.newestPerIpFamily(lastSynced).isAbove(0))
    ),
  causedBy: ['instance-down'],
  requires: { families: [lastSynced, lastQueued], since: '1.19' },
  message: {
    summary: 'kube-proxy on {node} does not apply Service changes',
    description:
      'A change queued more than {queuedFor} ago is still not in the rules of {node}{inCluster}; the last successful sync was {value} ago. ' +
      'Services that changed since then do not work through this node.',
    valueUnit: 'seconds',
  },
  runbook: {
    meaning: 'Changes are waiting and kube-proxy fails to program them.',
    impact: 'Services that changed since the last success send traffic to Pods that are gone, or to none.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});

function age(kubeProxy: KubeProxy): Expression {
  return Expression.atom('time()').minus(kubeProxy.newestPerIpFamily(lastSynced));
}
