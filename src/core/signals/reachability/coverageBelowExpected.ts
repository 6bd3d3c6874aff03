import { daemonSetDesired, nodeInfo } from '../../metrics/kubeStateMetrics';
import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { defineSignal } from '../signal';

/** Fewer kube-proxies than nodes that should run one. */
export const coverageBelowExpected = defineSignal({
  id: 'coverage-below-expected',
  alert: 'KubeProxyCoverageBelowExpected',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'Fewer kube-proxies than nodes',
  explanation:
    'Fewer kube-proxies run than nodes should have one. How many are expected is set under node count, with a tolerance.',
  parameters: [],
  levels: [{ severity: 'warning', for: '15m' }],
  value: (kubeProxy) => missing(kubeProxy, kubeProxy.running()),
  valueUnit: 'nodes',
  firing: (kubeProxy) => {
    // A target that does not answer is the case of instance-down; here it counts as covered.
    const covered = kubeProxy.isEnabled('instance-down') ? kubeProxy.targets() : kubeProxy.running();
    const { value, unit } = kubeProxy.expectedNodes.tolerance;
    const tolerated = unit === 'percent' ? kubeProxy.expected().times(value / 100) : value;
    return missing(kubeProxy, covered).isAbove(tolerated);
  },
  causedBy: ['down'],
  requires: { families: [up, daemonSetDesired, nodeInfo], kubeStateMetrics: true },
  message: {
    summary: '{value} without kube-proxy{inCluster}',
    description:
      'Fewer kube-proxies run{inCluster} than expected: {value} have none. Pods on these nodes reach no Service that changed since the node came up.',
    valueUnit: 'nodes',
  },
  runbook: {
    meaning: 'The number of running kube-proxies is below the number of nodes that should run one.',
    impact: 'Pods on a node without kube-proxy reach no Service, or an outdated set of endpoints.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});

/** Expected minus present; a cluster without any present one counts as 0, not as unknown. */
function missing(kubeProxy: KubeProxy, present: Expression): Expression {
  const expected = kubeProxy.expected().and(kubeProxy.clustersInUse(), kubeProxy.perCluster);
  const orNone = kubeProxy.isEnabled('down') ? present : present.or(kubeProxy.clustersInUse().times(0));
  return expected.minus(orNone);
}
