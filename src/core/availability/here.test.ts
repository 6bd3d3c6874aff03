import { familiesIn, nodesOf, parseQuery } from '../../../tests/promql/syntax';
import { newSource } from '../settings/bundledSettings';
import { catalogue } from '../signals/catalogue';
import { clustersHere, hereQueries } from './here';

const source = newSource('prom01', 'Prometheus', 'prometheus');
const sample = (labels: Record<string, string>) => ({ labels, value: 2 });

it('asks for everything that signals read of kube-proxy, of this moment only', () => {
  const queries = hereQueries(source);
  const asked = queries['series'] ?? '';
  const read = catalogue
    .flatMap(({ requires }) => requires.families.map(({ name }) => name))
    .filter((name) => !name.startsWith('kube_node_') && !name.startsWith('kube_daemonset_'));
  expect(read.filter((name) => !asked.includes(`${name}|`) && !asked.includes(`${name}"`))).toEqual([]);
  for (const text of Object.values(queries)) {
    expect(nodesOf(parseQuery(text), 'MatrixSelector', 'SubqueryExpr')).toEqual([]);
  }
  expect(familiesIn(parseQuery(queries['versions'] ?? ''))).toEqual(['kubernetes_build_info']);
});

it('tells kube-state-metrics apart by name: Prometheus’ `or` leaves names out otherwise', () => {
  expect(hereQueries(source)['series']).toContain('\nor on (__name__, cluster)\n');
});

it('keeps to the selection and the cluster label of the source', () => {
  const queries = hereQueries({
    ...source,
    clusterLabel: 'k8s_cluster',
    selector: { job: 'k3s-server', extra: [{ label: 'team', operator: '=', value: 'a"b' }] },
  });
  for (const text of Object.values(queries)) {
    expect(text).toContain('job=~"k3s-server", team="a\\"b"');
    expect(text).toMatch(/\bby \([^)]*\bk8s_cluster\b/);
  }
});

it('reads the answers per cluster', () => {
  const clusters = clustersHere(
    { ...source, clusters: { edge: { kubeProxy: true, expectedNodes: { ...source.expectedNodes, mode: 'nodes' } } } },
    {
      series: [
        sample({ __name__: 'up', cluster: 'prod' }),
        sample({ __name__: 'up', cluster: 'edge' }),
        sample({ __name__: 'kube_node_info', cluster: 'prod' }),
        sample({ __name__: 'kube_node_info', cluster: 'without kube-proxy' }),
      ],
      modes: [sample({ mode: 'nftables', cluster: 'prod' }), sample({ mode: 'iptables', cluster: 'prod' })],
      versions: [
        sample({ git_version: 'v1.35.4', platform: 'linux/amd64', cluster: 'prod' }),
        sample({ git_version: 'v1.35.4', platform: 'windows/amd64', cluster: 'prod' }),
      ],
    }
  );
  expect([...clusters]).toEqual([
    [
      'prod',
      {
        series: new Set(['up', 'kube_node_info']),
        modes: ['iptables', 'nftables', 'kernelspace'],
        versions: ['v1.35.4'],
        expectedNodes: 'auto',
        histograms: 'classic',
      },
    ],
    ['edge', { series: new Set(['up']), modes: [], versions: [], expectedNodes: 'nodes', histograms: 'classic' }],
  ]);
});

it('a series without the cluster label is of the cluster without a name', () => {
  const clusters = clustersHere(source, { series: [sample({ __name__: 'up' })], modes: undefined });
  expect([...clusters.keys()]).toEqual(['']);
});
