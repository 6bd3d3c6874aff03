import { foundIn } from '../found/found';
import { newSource } from '../settings/bundledSettings';
import { signalById } from '../signals/catalogue';
import { type Here } from './here';
import { obstaclesOf } from './obstacles';

const source = newSource('abc123', 'Prometheus', 'prom');
const here = (parts: Partial<Here>): Here => ({
  series: new Set(['up']),
  modes: ['iptables'],
  versions: ['v1.35.0'],
  expectedNodes: 'auto',
  ...parts,
});
const found = (clusters: Record<string, Here>) => ({
  abc123: { ...foundIn(source, {}), here: new Map(Object.entries(clusters)) },
});
const ofIpvs = signalById('ipvs-mode-deprecated');
const reasonsOf = (...parameters: Parameters<typeof obstaclesOf>) => obstaclesOf(...parameters);

describe('obstacles of a signal', () => {
  it('are told with their clusters', () => {
    const { reasons, isEverywhere } = reasonsOf(signalById('node-not-covered'), [source], {
      ...found({ edge: here({}), prod: here({ series: new Set(['up', 'kube_node_info']) }) }),
    });
    expect(reasons).toEqual([{ reason: expect.stringContaining('kube-state-metrics'), clusters: ['edge'] }]);
    expect(isEverywhere).toBe(false);
  });

  it('hold everywhere when no cluster is left', () => {
    const all = found({ edge: here({}), dev: here({}) });
    expect(reasonsOf(signalById('node-not-covered'), [source], all).isEverywhere).toBe(true);
  });

  it('are none of a cluster that has no kube-proxy, and none while nothing is known', () => {
    const cilium = { ...source, clusters: { edge: { kubeProxy: false } } };
    expect(reasonsOf(signalById('node-not-covered'), [cilium], found({ edge: here({}) })).reasons).toEqual([]);
    expect(reasonsOf(ofIpvs, [source], {})).toEqual({ reasons: [], isEverywhere: false });
  });

  it('follow the settings that are being edited', () => {
    const discovered = { ...source, expectedNodes: { ...source.expectedNodes, mode: 'discovered' as const } };
    const { reasons } = reasonsOf(signalById('coverage-below-expected'), [discovered], {
      ...found({ prod: here({ series: new Set(['up', 'kube_node_info']) }) }),
    });
    expect(reasons).toEqual([{ reason: expect.stringContaining('choose another node count'), clusters: ['prod'] }]);
  });

  it('name the source where there are several', () => {
    const other = newSource('def456', 'Mimir', 'mimir');
    const { reasons } = reasonsOf(signalById('node-not-covered'), [source, other], found({ edge: here({}) }));
    expect(reasons.map(({ clusters }) => clusters)).toEqual([['edge (Prometheus)']]);
  });
});
