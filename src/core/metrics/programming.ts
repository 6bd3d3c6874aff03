import { networkProgrammingBuckets, syncDurationBuckets } from './buckets';
import { type Family } from './family';

export const lastQueued: Family = {
  name: 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds',
  type: 'gauge',
  unit: 'unix seconds',
  labels: ['ip_family'],
  since: '1.19',
  appears: 'at start',
  meaning: 'When the last change was queued. It moves with every change and is there from the first answer on.',
};

export const lastSynced: Family = {
  name: 'kubeproxy_sync_proxy_rules_last_timestamp_seconds',
  type: 'gauge',
  unit: 'unix seconds',
  labels: ['ip_family'],
  appears: 'after the first success',
  meaning:
    'When rules were last programmed successfully. It stands still while nothing changes, for up to an hour; ' +
    'before the first success it is 0 up to Kubernetes 1.32 and missing since 1.33.',
};

export const syncDuration: Family = {
  name: 'kubeproxy_sync_proxy_rules_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: syncDurationBuckets,
  appears: 'at start',
  meaning: 'How long a round of programming rules took, full or partial, successful or failed.',
};

export const fullSyncDuration: Family = {
  ...syncDuration,
  name: 'kubeproxy_sync_full_proxy_rules_duration_seconds',
  modes: ['iptables', 'nftables'],
  since: '1.28',
  meaning: 'How long a full round took: at start, after any failure and once an hour.',
};

export const partialSyncDuration: Family = {
  ...syncDuration,
  name: 'kubeproxy_sync_partial_proxy_rules_duration_seconds',
  modes: ['iptables', 'nftables'],
  since: '1.28',
  meaning: 'How long a partial round took: only what changed is written.',
};

export const networkProgramming: Family = {
  name: 'kubeproxy_network_programming_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: networkProgrammingBuckets,
  modes: ['iptables', 'ipvs', 'nftables'],
  appears: 'after the first success',
  meaning:
    'Time from a change of an EndpointSlice to the rules on the node. ' +
    'Only successful rounds count, so a node that fails for good is not seen here.',
};

export const serviceChanges: Family = {
  name: 'kubeproxy_sync_proxy_rules_service_changes_total',
  type: 'counter',
  unit: 'count',
  labels: [],
  appears: 'at start',
  meaning: 'Changes of Services that this node received; each counts once per IP family. A re-list jumps.',
};

export const endpointChanges: Family = {
  name: 'kubeproxy_sync_proxy_rules_endpoint_changes_total',
  type: 'counter',
  unit: 'count',
  labels: [],
  appears: 'at start',
  meaning: 'Changes of EndpointSlices that this node received. A re-list jumps.',
};

export const iptablesRestoreFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_restore_failures_total',
  type: 'counter',
  unit: 'count',
  labels: ['ip_family'],
  modes: ['iptables', 'ipvs'],
  since: '1.17',
  appears: 'after the first failure',
  meaning: 'iptables-restore failed. Missing until the first failure since Kubernetes 1.33, 0 before.',
};

export const nftablesSyncFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_nftables_sync_failures_total',
  type: 'counter',
  unit: 'count',
  labels: ['ip_family'],
  modes: ['nftables'],
  since: '1.31',
  appears: 'after the first failure',
  meaning: 'An nft transaction failed. Missing until the first failure since Kubernetes 1.33.',
};

export const iptablesRules: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_total',
  type: 'gauge',
  unit: 'count',
  labels: ['ip_family', 'table'],
  modes: ['iptables'],
  since: '1.21',
  appears: 'at start',
  meaning: 'Rules that kube-proxy owns, a gauge despite its name. Its presence means iptables mode.',
};
