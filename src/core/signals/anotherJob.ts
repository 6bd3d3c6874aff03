import { faultIds, silent, type ClusterShape, type FaultId, type SilentScenario } from './scenario';
import { signalIds } from './signal';

/** What a node suffers rather than its targets: there is no other job that it could happen to. */
const notOfTargets: readonly FaultId[] = [
  'node-without-kube-proxy',
  'node-not-ready',
  'node-about-to-go',
  'whole-cluster-gone',
  'kube-state-metrics-gone',
];

const ofOtherModes: Partial<Record<FaultId, string>> = {
  'load-balancer-failing': 'windows',
  'listener-failing': 'nftables',
};

/** Where most of a cluster must suffer before anybody is alerted. */
const ofSeveral: readonly FaultId[] = ['instance-down', 'api-server-unreachable', 'unauthorized'];

const nodes = [...faultIds, ...ofSeveral.flatMap((fault) => [`${fault}-2`, `${fault}-3`])].filter(
  (fault) => !notOfTargets.some((other) => other === fault) && !Object.hasOwn(ofOtherModes, fault)
);

/** Targets of the cluster `prod` that look like kube-proxies, and that another job scrapes. */
const ofAnotherJob = { job: 'kube-proxy-agent', clusterLabel: 'prod', kubeStateMetrics: 0, daemonSet: false } as const;

const agents: Record<string, ClusterShape> = {
  agents: { ...ofAnotherJob, nodes },
  windows: { ...ofAnotherJob, nodes: ['load-balancer-failing'], mode: 'kernelspace' },
  nftables: { ...ofAnotherJob, nodes: ['listener-failing'], kubernetes: '1.37', mode: 'nftables' },
};

/** What a cluster needs to be the same kube-proxies as those of another, which a second job of kube-proxy scrapes. */
export function scrapedAgain(cluster: string): Omit<ClusterShape, 'nodes'> {
  return {
    job: 'monitoring/kube-proxy',
    clusterLabel: cluster,
    addressesOf: cluster,
    kubeStateMetrics: 0,
    daemonSet: false,
  };
}

/** Everything that a kube-proxy can suffer happens to targets of another job, each time to one of its own. */
export const faultsOfAnotherJob: SilentScenario = silent(
  'targets of another job in the same cluster suffer everything',
  (fleet) =>
    Object.entries(agents).reduce(
      (suffering, [cluster, shape]) =>
        shape.nodes.reduce((all, node) => {
          const fault = faultIds.find((id) => id === node.replace(/-\d$/, ''));
          return fault === undefined ? all : all.cluster(cluster).node(node).suffers(fault, { from: '10m' });
        }, suffering),
      fleet
    ),
  {
    shape: { clusters: { prod: { nodes: ['a1', 'a2'] }, ...agents }, length: '55m' },
    settings: {
      signals: {
        // The healthy kube-proxies have such Services.
        ...Object.fromEntries(signalIds.map((id) => [id, { enabled: id !== 'no-local-endpoints' }])),
        'version-skew': { levels: { info: { for: '30m' } } },
        'mixed-modes': { levels: { info: { for: '30m' } } },
      },
    },
  }
);
