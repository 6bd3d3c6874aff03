import { type ClusterShape } from '../../src/core/signals/scenario';
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

it('attaches to targets what discovery is told to: a job, another cluster’s label, the node', () => {
  const shape: ClusterShape = {
    nodes: ['a1'],
    job: 'agent',
    clusterLabel: 'prod',
    targetsTellNode: true,
    kubeStateMetrics: 0,
  };
  const samples = createFleet({ clusters: { agents: shape } }).samplesAt(0);
  expect(samples.find(({ name }) => name === 'up')?.labels).toMatchObject({
    cluster: 'prod',
    job: 'agent',
    node: 'a1',
  });
});

it('gives a cluster the addresses of another one', () => {
  const clusters = { prod: { nodes: ['a1'] }, spare: { nodes: ['b1'] }, twin: { nodes: ['c1'], addressesOf: 'prod' } };
  const instances = createFleet({ clusters })
    .samplesAt(0)
    .filter(({ name, labels }) => name === 'up' && labels.job === 'kube-proxy')
    .map(({ labels }) => labels.instance);
  expect(instances).toEqual(['10.0.0.1:10249', '10.1.0.1:10249', '10.0.0.1:10249']);
});
