import { iptablesRules } from '../../metrics/dataplane';
import { fullSyncDuration, lastSynced } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { mixedModesRunbook } from './mixedModes.runbook';
import { linuxModes, nodesPerMode } from './modes';

const sooner = { signals: { 'mixed-modes': { levels: { info: { for: '30m' } } } } };

/** Nodes of a cluster run different proxy modes for longer than a migration takes. */
export const mixedModes = defineSignal({
  id: 'mixed-modes',
  alert: 'KubeProxyMixedModes',
  group: 'lifecycle',
  golden: 'availability',
  scope: 'cluster',
  title: 'Several proxy modes',
  explanation:
    'Nodes of a cluster run different proxy modes (iptables, nftables, ipvs) for longer than a migration takes. Read from which metrics a kube-proxy has.',
  parameters: [],
  levels: [{ severity: 'info', for: '6h' }],
  value: modes,
  valueUnit: 'count',
  firing: (kubeProxy) => modes(kubeProxy).isAbove(1),
  // Each mode is told by other families, the first of them since 1.21; Windows has none of the others beside it.
  requires: { families: [iptablesRules, fullSyncDuration, lastSynced], modes: linuxModes, since: '1.21' },
  message: {
    summary: 'kube-proxies run {value} modes{inCluster}',
    description:
      'kube-proxies{inCluster} run {value} different proxy modes for longer than a migration takes. Behaviour differs from node to node, e.g. of NodePorts on 127.0.0.1.',
    valueUnit: 'count',
  },
  runbook: mixedModesRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a node runs nftables among iptables, in another cluster iptables among nftables, or among ipvs',
      (fleet) =>
        fleet
          .cluster('prod')
          .node('a1')
          .suffers('mixed-mode', { from: '10m', until: '50m' })
          .cluster('nft')
          .node('b1')
          .suffers('mixed-mode', { from: '10m', until: '50m' })
          .cluster('ipvs')
          .node('d1')
          .suffers('mixed-mode', { from: '10m', until: '50m' }),
      {
        shape: {
          clusters: {
            prod: { nodes: ['a1', 'a2'], kubernetes: '1.37' },
            nft: { nodes: ['b1', 'b2'], mode: 'nftables', kubernetes: '1.37', histograms: 'native' },
            old: { nodes: ['c1', 'c2'], kubernetes: '1.28' },
            ipvs: { nodes: ['d1', 'd2'], mode: 'ipvs', addressesOf: 'old' },
          },
          length: '60m',
        },
        settings: sooner,
        at: '45m',
        expected: [{ severity: 'info', alerts: [{ cluster: 'prod' }, { cluster: 'nft' }, { cluster: 'ipvs' }] }],
        overBy: '55m',
      }
    ),
    fires(
      'a node runs the other mode and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('mixed-mode', { from: '10m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '60m' },
        settings: sooner,
        at: '45m',
        expected: [{ severity: 'info', alerts: [{}] }],
      }
    ),
    silent(
      'nftables syncs fail: the counter that is born then is no sign of another mode',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '10m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], mode: 'nftables' } }, length: '60m' },
        settings: sooner,
      }
    ),
  ],
});

function modes(kubeProxy: KubeProxy): Expression {
  return nodesPerMode(kubeProxy).aggregated('count', kubeProxy.perCluster);
}
