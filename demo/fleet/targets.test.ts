import { createFleet } from './fleet';

describe('kube-state-metrics', () => {
  it('knows the nodes of a cluster without kube-proxy, and no DaemonSet', () => {
    const samples = createFleet({ clusters: { prod: { nodes: ['a1', 'a2'], kubeProxy: false } } }).samplesAt(0);
    expect(samples.filter(({ name }) => name === 'kube_node_info')).toHaveLength(2);
    expect(samples.some(({ name }) => name.startsWith('kube_daemonset') || name.startsWith('kubeproxy_'))).toBe(false);
  });

  it.each([0, 1, 2] as const)('says everything %i times', (kubeStateMetrics) => {
    const samples = createFleet({ clusters: { prod: { nodes: ['a1'], kubeStateMetrics } } }).samplesAt(0);
    expect(samples.filter(({ name }) => name === 'kube_node_info')).toHaveLength(kubeStateMetrics);
  });

  it('names virtual nodes, which no DaemonSet selects', () => {
    const samples = createFleet({ clusters: { prod: { nodes: ['a1', 'fargate-1'] } } }).samplesAt(0);
    expect(samples.find(({ name }) => name === 'kube_node_spec_taint')?.labels).toMatchObject({ node: 'fargate-1' });
    expect(samples.find(({ name }) => name.startsWith('kube_daemonset'))?.value).toBe(1);
  });
});

it.each([
  ['ip', '10.0.0.1:10249'],
  ['ipv6', '[fd00:0::1]:10249'],
  ['node-name', 'a1'],
] as const)('writes instance as %s', (instance, expected) => {
  const samples = createFleet({ clusters: { prod: { nodes: ['a1'], instance, clusterLabel: false } } }).samplesAt(0);
  expect(samples[0]?.labels).toMatchObject({ instance: expected });
  expect(samples[0]?.labels).not.toHaveProperty('cluster');
});
