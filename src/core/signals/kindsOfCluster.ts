import { type ClusterShape, type FaultId, type Period, type ScenarioFleet } from './scenario';

const nodes = ['a1', 'a2', 'a3'];

/** Clusters that differ in what their series look like; each has nodes a1, a2 and a3. */
export const kindsOfCluster: Record<string, ClusterShape> = {
  plain: { nodes },
  'without-ip-family': { nodes, kubernetes: '1.28' },
  nftables: { nodes, kubernetes: '1.37', mode: 'nftables', targetsTellNode: true },
  'ipvs-on-ipv6': { nodes, mode: 'ipvs', instance: 'ipv6' },
  'windows-by-node-name': { nodes, mode: 'kernelspace', instance: 'node-name' },
  // Its a2 has the address of the other cluster's a1: of two kube-proxies at one address one suffers.
  'two-kube-state-metrics': {
    nodes: ['a2', 'a1', 'a3'],
    mode: 'nftables',
    kubeStateMetrics: 2,
    addressesOf: 'plain',
  },
  'no-kube-state-metrics': { nodes, kubeStateMetrics: 0 },
  'agent-on-each-node': { nodes, instance: 'loopback', targetsTellNode: true },
};

/** Of these clusters one runs in ipvs mode, which after an hour would be told as well. */
export const ipvsModeIsKnown = { signals: { 'ipvs-mode-deprecated': { enabled: false } } } as const;

/** A source of clusters in which one process runs every component: of its jobs one is chosen, so that nothing doubles. */
export const k3sServer = {
  id: 'prom01',
  name: 'Prometheus',
  datasourceUid: 'prometheus',
  selector: { job: 'k3s-server' },
} as const;

/** What an alert about a1 is labelled with in each of them: without kube-state-metrics a node has only its address. */
export const nodeA1OfEveryKind: Array<Record<string, string>> = Object.keys(kindsOfCluster).map((cluster, index) => ({
  cluster,
  node: cluster === 'no-kube-state-metrics' ? `10.${index}.0.1` : 'a1',
}));

/** What alerts about the clusters themselves are labelled with. */
export const everyKindOfCluster: Array<Record<string, string>> = Object.keys(kindsOfCluster).map((cluster) => ({
  cluster,
}));

/** Node a1 of every kind of cluster suffers it. */
export function nodeA1Suffers(fault: FaultId, period: Period): (fleet: ScenarioFleet) => ScenarioFleet {
  return (fleet) =>
    Object.keys(kindsOfCluster).reduce(
      (suffering, cluster) => suffering.cluster(cluster).node('a1').suffers(fault, period),
      fleet
    );
}

/** Every kind of cluster suffers it as a whole. */
export function everyClusterSuffers(fault: FaultId, period: Period): (fleet: ScenarioFleet) => ScenarioFleet {
  return (fleet) =>
    Object.keys(kindsOfCluster).reduce(
      (suffering, cluster) => suffering.cluster(cluster).suffers(fault, period),
      fleet
    );
}
