import { type FaultId, faultIds } from '../../src/core/signals/scenario';

/** One way to fail: what it means for the fleet, and what is expected to be seen. */
export interface Fault {
  id: FaultId;
  /** What can suffer it. A fault of nodes can also be given to a cluster: then every node suffers it. */
  scope: 'node' | 'cluster';
  meaning: string;
  /** What the product should say, in the words of its signals. */
  expect: string;
}

const definitions: Record<FaultId, Omit<Fault, 'id'>> = {
  'instance-down': {
    scope: 'node',
    meaning: 'kube-proxy does not run and nothing listens on its port; Prometheus still discovers the target (up = 0).',
    expect: 'KubeProxyInstanceDown for the node',
  },
  'bound-to-loopback': {
    scope: 'node',
    meaning: 'kube-proxy works but listens on 127.0.0.1 only: the scrape is refused (up = 0).',
    expect: 'KubeProxyDown when the whole cluster suffers it, else KubeProxyInstanceDown',
  },
  'node-without-kube-proxy': {
    scope: 'node',
    meaning: 'There is no kube-proxy Pod and no target; the node and the DaemonSet’s desired number still count it.',
    expect: 'KubeProxyNodeNotCovered for the node, or KubeProxyCoverageBelowExpected without kube-state-metrics’ nodes',
  },
  'node-not-ready': {
    scope: 'node',
    meaning: 'The node is not ready; its kube-proxy goes on.',
    expect: 'nothing: a node that is not ready gets no Pods, and Kubernetes’ own alerts tell of it',
  },
  'node-about-to-go': {
    scope: 'node',
    meaning: 'The cluster autoscaler has marked the node with its taint and drains it; its kube-proxy goes on.',
    expect: 'nothing',
  },
  'whole-cluster-gone': {
    scope: 'cluster',
    meaning: 'Every series of the cluster vanishes, those of kube-state-metrics included.',
    expect: 'KubeProxyDown for the cluster',
  },
  'kube-state-metrics-gone': {
    scope: 'cluster',
    meaning: 'kube-state-metrics does not answer: names of nodes and how many there should be are unknown.',
    expect: 'nothing for some minutes, and no alert that changes or ends',
  },
  'rules-stale': {
    scope: 'node',
    meaning: 'iptables-restore or the nft transaction fails: every sync fails and is tried again.',
    expect: 'KubeProxyRulesStale for the node',
  },
  'slow-sync': {
    scope: 'node',
    meaning: 'Each sync takes about 12 s and succeeds.',
    expect: 'KubeProxySyncSlow for the node',
  },
  'very-slow-sync': {
    scope: 'node',
    meaning: 'Each sync takes 4.5 to 7 minutes and succeeds.',
    expect: 'KubeProxySyncSlow for the node, and KubeProxyRulesStale while a change waits for minutes',
  },
  'api-server-unreachable': {
    scope: 'node',
    meaning: 'No connection to the API server: requests end as code <error> and no changes arrive.',
    expect: 'KubeProxyApiServerErrors for the node; KubeProxyApiServerUnusable when most of a cluster suffers it',
  },
  'api-server-5xx': {
    scope: 'node',
    meaning: 'The API server answers 503 and no changes arrive.',
    expect: 'KubeProxyApiServerErrors for the node',
  },
  'api-server-half-failing': {
    scope: 'node',
    meaning: 'Every second request is answered with 503 and succeeds when it is sent again.',
    expect: 'KubeProxyApiServerErrors for the node',
  },
  'service-cidrs-forbidden': {
    scope: 'node',
    meaning: 'The API server forbids ServiceCIDRs (403) every 30 s, and nothing else.',
    expect: 'KubeProxyApiServerUnauthorized for the node',
  },
  unauthorized: {
    scope: 'node',
    meaning: 'The API server rejects the token (401) and no changes arrive.',
    expect: 'KubeProxyApiServerUnauthorized for the node; KubeProxyApiServerUnusable when most of a cluster suffers it',
  },
  'never-synced': {
    scope: 'node',
    meaning: 'kube-proxy restarts and fails from its first sync on: it never has a last successful sync.',
    expect: 'KubeProxyNeverSynced for the node',
  },
  'restart-loop': {
    scope: 'node',
    meaning: 'The container crashes and restarts every few minutes.',
    expect: 'KubeProxyRestarting for the node',
  },
  'crash-loop-back-off': {
    scope: 'node',
    meaning: 'The container crashes after two minutes and starts again five minutes later.',
    expect: 'KubeProxyRestarting for the node',
  },
  'crash-at-start': {
    scope: 'node',
    meaning: 'The container crashes 40 seconds after its start and starts again five minutes later.',
    expect: 'KubeProxyRestarting for the node, and KubeProxyManyInstancesDown when it is the whole cluster',
  },
  'out-of-memory': {
    scope: 'node',
    meaning: 'The container needs more memory than it may have, and is killed every ten minutes.',
    expect: 'KubeProxyRestarting for the node',
  },
  'slow-programming': {
    scope: 'node',
    meaning: 'Changes reach the node 40–140 s late and are then applied at once.',
    expect: 'KubeProxyNetworkProgrammingSlow for the cluster',
  },
  'old-version': {
    scope: 'node',
    meaning: 'The node runs an older kube-proxy than the rest.',
    expect: 'KubeProxyVersionSkew for the cluster',
  },
  'mixed-mode': {
    scope: 'node',
    meaning: 'The node runs the other mode: nftables among iptables, or iptables among nftables.',
    expect: 'KubeProxyMixedModes for the cluster',
  },
  'metrics-filtered': {
    scope: 'node',
    meaning: 'The target answers (up = 1) without any kubeproxy_* series, as a wrong port or a filter does.',
    expect: 'KubeProxyInstanceMetricsMissing for the node, KubeProxyMetricsMissing when it is the whole cluster',
  },
  'partial-sync-failing': {
    scope: 'node',
    meaning: 'Every partial sync fails and the full one after it succeeds.',
    expect: 'KubeProxyPartialSyncFailing for the node (iptables mode)',
  },
  'partial-sync-failing-seldom': {
    scope: 'node',
    meaning: 'A partial sync fails every six minutes and the full one after it succeeds.',
    expect: 'KubeProxyPartialSyncFailing for the node (iptables mode)',
  },
  'restore-failing-at-times': {
    scope: 'node',
    meaning: 'One iptables-restore in ten fails, of partial and of full syncs.',
    expect: 'KubeProxyPartialSyncFailing for the node (iptables mode)',
  },
  'one-family-failing': {
    scope: 'node',
    meaning: 'Syncs of IPv4 fail, those of IPv6 succeed.',
    expect: 'KubeProxyRulesStale for the node, up to Kubernetes 1.32 KubeProxySyncFailing',
  },
  'api-server-slow': {
    scope: 'node',
    meaning: 'Lists take 8–12 s, and watches end so that they are needed.',
    expect: 'KubeProxyApiServerSlow for the cluster',
  },
  'invalid-packets': {
    scope: 'node',
    meaning: 'Connection tracking calls 50 packets a second invalid, and kube-proxy’s rule drops them.',
    expect: 'KubeProxyConntrackInvalidDrops for the node when that alert is on',
  },
  'load-balancer-failing': {
    scope: 'node',
    meaning: 'The Windows host network service refuses load balancers.',
    expect: 'KubeProxyWindowsLoadBalancerFailures for the node when that alert is on',
  },
  'listener-failing': {
    scope: 'node',
    meaning: 'A NodePort on loopback cannot be opened: its port is taken.',
    expect: 'KubeProxyLocalhostNodePortListenerFailed for the node when that alert is on',
  },
};

/** Every fault, in the order of the vocabulary. */
export const faults: readonly Fault[] = faultIds.map((id) => ({ id, ...definitions[id] }));

/** The fault of this name, or undefined when there is none. */
export function findFault(name: string): Fault | undefined {
  return faults.find(({ id }) => id === name);
}
