import { buildInfo } from '../../metrics/selfDescription';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { versionSkewRunbook } from './versionSkew.runbook';

/** An upgrade that goes on changes how many are left behind within that time. */
const step = '1h';

const sooner = { signals: { 'version-skew': { levels: { info: { for: '30m' } } } } };

/** A cluster runs several versions of kube-proxy for longer than an upgrade takes. */
export const versionSkew = defineSignal({
  id: 'version-skew',
  alert: 'KubeProxyVersionSkew',
  group: 'lifecycle',
  golden: 'availability',
  scope: 'cluster',
  title: 'Several versions',
  explanation:
    'kube-proxies of a cluster run different versions for longer than an upgrade takes, and those of the rarest one get no fewer: some nodes were left behind.',
  parameters: [],
  levels: [{ severity: 'info', for: '6h' }],
  value: versions,
  valueUnit: 'count',
  firing: (kubeProxy) => versions(kubeProxy).isAbove(1).unless(upgradeGoesOn(kubeProxy)),
  requires: { families: [buildInfo] },
  message: {
    summary: 'kube-proxies run {value} versions{inCluster}',
    description:
      'kube-proxies{inCluster} run {value} different versions for longer than an upgrade takes. Nodes that were left behind miss fixes, and may differ in mode and defaults.',
    valueUnit: 'count',
  },
  runbook: versionSkewRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a node is left behind with an older version',
      (fleet) => fleet.cluster('prod').node('a1').suffers('old-version', { from: '10m', until: '110m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] }, stage: { nodes: ['b1', 'b2'] } }, length: '120m' },
        settings: sooner,
        at: '105m',
        expected: [{ severity: 'info', alerts: [{ cluster: 'prod' }] }],
        overBy: '115m',
      }
    ),
    fires(
      'a node is left behind and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('old-version', { from: '10m' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false, kubeStateMetrics: 0 } },
          length: '110m',
        },
        settings: sooner,
        at: '105m',
        expected: [{ severity: 'info', alerts: [{}] }],
      }
    ),
    silent('clusters differ, the nodes of each do not', (fleet) => fleet, {
      shape: {
        clusters: { prod: { nodes: ['a1', 'a2'] }, stage: { nodes: ['b1'], kubernetes: '1.28' } },
        length: '60m',
      },
      settings: sooner,
    }),
    silent(
      'an upgrade goes on for hours, a node every 20 minutes',
      (fleet) =>
        ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'].reduce(
          (upgraded, node, index) =>
            upgraded.node(node).suffers('old-version', { from: '1s', until: `${60 + 20 * (index + 1)}m` }),
          fleet
        ),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] } }, length: '220m' },
        settings: sooner,
      }
    ),
    silent(
      'an upgrade takes 20 minutes',
      (fleet) => fleet.node('a1').suffers('old-version', { from: '10m', until: '30m' }),
      { shape: { length: '60m' }, settings: sooner }
    ),
  ],
});

function versions(kubeProxy: KubeProxy): Expression {
  return kubeProxy
    .series(buildInfo)
    .aggregated('group', [...kubeProxy.perCluster, 'git_version'])
    .aggregated('count', kubeProxy.perCluster);
}

function upgradeGoesOn(kubeProxy: KubeProxy): Expression {
  const fewest = (offset?: string) =>
    kubeProxy
      .series(buildInfo, { offset })
      .aggregated('count', [...kubeProxy.perCluster, 'git_version'])
      .aggregated('min', kubeProxy.perCluster);
  return fewest().differsFrom(fewest(step));
}
