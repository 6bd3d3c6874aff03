import { syncDurationBuckets } from './buckets';
import { type Family } from './family';

export const iptablesRules: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_total',
  type: 'gauge',
  unit: 'count',
  labels: ['ip_family', 'table'],
  modes: ['iptables'],
  since: '1.21',
  appears: 'during the first sync',
  meaning: 'Rules that kube-proxy owns. Its presence means iptables mode.',
  traps: [
    'A gauge despite its name.',
    '`table` is `filter` or `nat`.',
    'It is set before the rules are written, so failing syncs move it too.',
    'Up to Kubernetes 1.32 both IP families write the same series, and its value alternates between theirs.',
    'In 1.27 it counted the rules written in the last sync, which is kubeproxy_sync_proxy_rules_iptables_last since 1.28.',
  ],
};

export const iptablesRulesWritten: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_last',
  type: 'gauge',
  unit: 'count',
  labels: ['ip_family', 'table'],
  modes: ['iptables'],
  since: '1.28',
  appears: 'during the first sync',
  meaning: 'Rules written in the last sync; `table` is `filter` or `nat`.',
};

export const conntrackDuration: Family = {
  name: 'kubeproxy_conntrack_reconciler_sync_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: syncDurationBuckets,
  modes: ['iptables', 'ipvs', 'nftables'],
  since: '1.33',
  appears: 'after the first success',
  meaning: 'One pass over stale UDP entries of the connection tracking table.',
};

export const conntrackDeleted: Family = {
  name: 'kubeproxy_conntrack_reconciler_deleted_entries_total',
  type: 'counter',
  unit: 'count',
  labels: ['ip_family'],
  modes: ['iptables', 'ipvs', 'nftables'],
  since: '1.33',
  appears: 'after the first success',
  meaning: 'Connection tracking entries deleted because their endpoint is gone.',
  traps: ['Entries count also when deleting them failed; failures have no counter.'],
};

export const conntrackInvalidDropped: Family = {
  name: 'kubeproxy_iptables_ct_state_invalid_dropped_packets_total',
  type: 'counter',
  unit: 'packets',
  labels: [],
  modes: ['iptables'],
  since: '1.31',
  appears: 'during the first sync',
  meaning: 'Packets dropped because connection tracking calls them invalid.',
  traps: ['Missing on kernels without nfnetlink_acct; stays 0 with nf_conntrack_tcp_be_liberal.'],
};

export const localhostNodePortsAccepted: Family = {
  name: 'kubeproxy_iptables_localhost_nodeports_accepted_packets_total',
  type: 'counter',
  unit: 'packets',
  labels: [],
  modes: ['iptables'],
  since: '1.31',
  appears: 'during the first sync',
  meaning: 'Packets to NodePorts through 127.0.0.1. More than 0: this use does not survive the move to nftables.',
  traps: ['Missing on kernels without nfnetlink_acct.'],
};

export const localhostNodePortListeners: Family = {
  name: 'kubeproxy_nftables_localhost_nodeport_listeners',
  type: 'gauge',
  unit: 'count',
  labels: ['ip_family'],
  modes: ['nftables'],
  since: '1.37',
  appears: 'when used',
  meaning: 'Open listeners for NodePorts on loopback (gate KubeProxyNFTablesLocalhostNodePorts, KEP-6032).',
  traps: ['The gate alone is not enough: nodePortAddresses must include localhost.'],
};

export const localhostNodePortListenerFailures: Family = {
  name: 'kubeproxy_nftables_localhost_nodeport_listener_creation_failures_total',
  type: 'counter',
  unit: 'count',
  labels: ['ip_family'],
  modes: ['nftables'],
  since: '1.37',
  appears: 'after the first failure',
  meaning: 'A listener for a NodePort on loopback could not be opened, usually because the port is taken.',
};

export const localhostNodePortRejected: Family = {
  name: 'kubeproxy_nftables_localhost_nodeport_rejected_packets_total',
  type: 'counter',
  unit: 'packets',
  labels: ['ip_family', 'protocol'],
  modes: ['nftables'],
  since: '1.37',
  appears: 'when used',
  meaning: 'Packets to NodePorts on loopback that were rejected: UDP and SCTP always, TCP while nothing listens.',
};
