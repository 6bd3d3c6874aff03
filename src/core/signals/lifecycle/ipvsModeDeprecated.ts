import { endpointsPending, lastSynced } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { ipvsModeDeprecatedRunbook } from './ipvsModeDeprecated.runbook';
import { targetsInMode } from './modes';

/** kube-proxies run a mode that Kubernetes is about to remove. */
export const ipvsModeDeprecated = defineSignal({
  id: 'ipvs-mode-deprecated',
  alert: 'KubeProxyIPVSModeDeprecated',
  group: 'lifecycle',
  golden: 'availability',
  scope: 'cluster',
  title: 'ipvs mode is deprecated',
  explanation:
    'kube-proxies run in ipvs mode: deprecated since Kubernetes 1.35, planned to be off by default in 1.40 and gone in 1.43. Read from which metrics a kube-proxy has.',
  parameters: [],
  levels: [{ severity: 'info', for: '1h' }],
  value: (kubeProxy) => inIpvsMode(kubeProxy).or(kubeProxy.targets().times(0)),
  valueUnit: 'nodes',
  firing: (kubeProxy) => inIpvsMode(kubeProxy).isAbove(0),
  // No family is of ipvs mode alone: it is told by what the others have, iptables mode since 1.21.
  requires: { families: [lastSynced, endpointsPending], modes: ['ipvs'], since: '1.21' },
  message: {
    summary: '{value} in ipvs mode{inCluster}',
    description:
      'kube-proxy runs in ipvs mode on {value}{inCluster}. It is deprecated since Kubernetes 1.35 and planned to be removed in 1.43: plan the move to nftables.',
    valueUnit: 'nodes',
  },
  runbook: ipvsModeDeprecatedRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a cluster runs in ipvs mode but for one node, others do not: one of them has the same addresses',
      (fleet) => fleet.cluster('prod').node('a1').suffers('mixed-mode', { from: '2m' }),
      {
        shape: {
          clusters: {
            prod: { nodes: ['a1', 'a2'], mode: 'ipvs' },
            old: { nodes: ['b1'], mode: 'ipvs', kubernetes: '1.28' },
            native: { nodes: ['c1'], mode: 'ipvs', kubernetes: '1.37', histograms: 'native' },
            other: { nodes: ['d1', 'd2', 'd3'], addressesOf: 'prod' },
          },
          length: '80m',
        },
        at: '70m',
        expected: [{ severity: 'info', alerts: [{ cluster: 'prod' }, { cluster: 'old' }, { cluster: 'native' }] }],
      }
    ),
    fires('the cluster has no label', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1', 'a2'], mode: 'ipvs', clusterLabel: false } }, length: '80m' },
      at: '70m',
      expected: [{ severity: 'info', alerts: [{}] }],
    }),
    silent('ipvs mode, and a minimal list of metrics is kept: nothing can be told', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1', 'a2'], mode: 'ipvs', ingestion: 'minimal' } }, length: '80m' },
    }),
    silent(
      'kube-proxies that have not synced yet show no sign of any mode',
      (fleet) => fleet.node('a1').suffers('never-synced', { from: '10m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], mode: 'nftables' } }, length: '90m' },
      }
    ),
  ],
});

function inIpvsMode(kubeProxy: KubeProxy): Expression {
  return targetsInMode(kubeProxy, 'ipvs').aggregated('count', kubeProxy.perCluster);
}
