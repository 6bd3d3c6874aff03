import {
  windowsLoadBalancerCreateFailures,
  windowsLoadBalancerDeleteFailures,
  windowsLoadBalancerUpdateFailures,
} from '../../metrics/syncFailures';
import { anyOf, type Expression } from '../../promql/expression';
import { madeLabels } from '../../promql/madeLabels';
import { type KubeProxy } from '../kubeProxy';
import { manyAndGoingOn, zeroWhereNone } from '../countedFailures';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { windowsLoadBalancerRunbook } from './windowsLoadBalancer.runbook';

const window = '15m';
const recently = '4m';
const on = { signals: { 'windows-load-balancer': { enabled: true } } };

/** The Windows host network service refuses kube-proxy's load balancers. */
export const windowsLoadBalancer = defineSignal({
  id: 'windows-load-balancer',
  alert: 'KubeProxyWindowsLoadBalancerFailures',
  group: 'dataplane',
  golden: 'errors',
  scope: 'node',
  title: 'Failing Windows load balancers',
  explanation:
    'Load balancers that the host network service of a Windows node refused to make, change or delete within 15 minutes, while it goes on.',
  isOffByDefault: true,
  parameters: [
    {
      id: 'threshold',
      label: 'Failures in 15 minutes',
      unit: 'count',
      // Our choice, as for KubeProxySyncFailing: one or two refusals may be chance. Nobody has measured a broken node.
      defaults: { warning: 3 },
      min: 0,
      max: 10_000,
      whole: true,
    },
  ],
  levels: [{ severity: 'warning', for: '5m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, failures(kubeProxy, window)),
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    manyAndGoingOn(failures(kubeProxy, window), valueOf(parameters, 'threshold'), failures(kubeProxy, recently)),
  causedBy: ['instance-down'],
  requires: {
    families: [windowsLoadBalancerCreateFailures, windowsLoadBalancerUpdateFailures, windowsLoadBalancerDeleteFailures],
  },
  message: {
    summary: 'Windows refuses load balancers of kube-proxy on {node}',
    description:
      'The host network service of {node}{inCluster} refused {value} load balancers in the last 15 minutes, more than {threshold}, and goes on. Services that need them do not work on this node.',
    valueUnit: 'count',
  },
  runbook: windowsLoadBalancerRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'load balancers are refused on a node, and the alert is wanted',
      (fleet) => fleet.node('a1').suffers('load-balancer-failing', { from: '10m', until: '30m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.37' } }, length: '40m' },
        settings: on,
        at: '20m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '35m',
      }
    ),
    silent(
      'one is refused for two minutes',
      (fleet) => fleet.node('a1').suffers('load-balancer-failing', { from: '10m', until: '12m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.37' } }, length: '30m' }, settings: on }
    ),
  ],
});

function failures(kubeProxy: KubeProxy, range: string): Expression {
  const kinds = [
    windowsLoadBalancerCreateFailures,
    windowsLoadBalancerUpdateFailures,
    windowsLoadBalancerDeleteFailures,
  ] as const;
  const [first, ...others] = kinds.map((family, index) =>
    // The kind keeps series apart that differ in their name only.
    kubeProxy.growthPerInstance(family, range).withLabel(madeLabels.kind, String(index), '', '')
  );
  return (first === undefined ? kubeProxy.reached() : anyOf([first, ...others]))
    .aggregated('sum', kubeProxy.perTarget)
    .inside('round');
}
