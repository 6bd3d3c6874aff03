import { servicesWithoutLocalEndpoints } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { noLocalEndpointsRunbook } from './noLocalEndpoints.runbook';

const on = (threshold?: number) => ({
  signals: {
    'no-local-endpoints': {
      enabled: true,
      ...(threshold === undefined ? {} : { levels: { info: { parameters: { threshold } } } }),
    },
  },
});

/** Services whose traffic must stay on the node have no endpoint there. */
export const noLocalEndpoints = defineSignal({
  id: 'no-local-endpoints',
  alert: 'KubeProxyServiceWithoutLocalEndpoints',
  group: 'dataplane',
  golden: 'errors',
  scope: 'cluster',
  title: 'Services without local endpoints',
  explanation:
    'Services with internalTrafficPolicy: Local whose endpoints are all on other nodes: the largest number of them on any node of a cluster. Their traffic is dropped there.',
  isOffByDefault: true,
  parameters: [
    {
      id: 'threshold',
      label: 'Services on a node',
      unit: 'count',
      defaults: { info: 0 },
      min: 0,
      max: 10_000,
      whole: true,
    },
  ],
  levels: [{ severity: 'info', for: '30m' }],
  value: mostOfANode,
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) => mostOfANode(kubeProxy).isAbove(valueOf(parameters, 'threshold')),
  requires: { families: [servicesWithoutLocalEndpoints] },
  message: {
    summary: 'Services have no endpoint on some nodes{inCluster}',
    description:
      'Services with internalTrafficPolicy Local have no endpoint on some nodes{inCluster}: up to {value} on one node, more than {threshold}. Connections to them from Pods on that node are dropped.',
    valueUnit: 'count',
  },
  runbook: noLocalEndpointsRunbook,
  scenarios: [
    ...healthyScenarios,
    fires('one Service has no endpoint on its nodes, and the alert is wanted', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1', 'a2'] }, old: { nodes: ['b1'], kubernetes: '1.28' } }, length: '45m' },
      settings: on(),
      at: '35m',
      expected: [{ severity: 'info', alerts: [{ cluster: 'prod' }, { cluster: 'old' }] }],
    }),
    silent('one Service is allowed', (fleet) => fleet, { shape: { length: '45m' }, settings: on(1) }),
    silent('nobody asked for the alert', (fleet) => fleet, { shape: { length: '45m' } }),
  ],
});

function mostOfANode(kubeProxy: KubeProxy): Expression {
  return kubeProxy
    .series(servicesWithoutLocalEndpoints, {
      matchers: [{ label: 'traffic_policy', operator: '=', value: 'internal' }],
    })
    .aggregated('max', kubeProxy.perCluster);
}
