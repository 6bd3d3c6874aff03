import { networkProgrammingBuckets, syncDurationBuckets } from './buckets';
import { nativeForm, type Family } from './family';

const onWindows = 'On Windows since Kubernetes 1.24, and since patch releases of 1.21 to 1.23 of early 2022.';

export const lastQueued: Family = {
  name: 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds',
  type: 'gauge',
  unit: 'unix seconds',
  labels: ['ip_family'],
  since: '1.19',
  appears: 'at start',
  meaning: 'When the last change was queued.',
  traps: [
    'It moves with changes only: where a burst of them ends in a failed sync and quiet follows, its distance to the last success stays at a second for ever.',
    onWindows,
  ],
};

export const lastSynced: Family = {
  name: 'kubeproxy_sync_proxy_rules_last_timestamp_seconds',
  type: 'gauge',
  unit: 'unix seconds',
  labels: ['ip_family'],
  appears: 'after the first success',
  meaning: 'When rules were last programmed successfully.',
  traps: [
    'It stands still while nothing changes, for up to an hour: its age is no staleness.',
    'Before the first success it is 0 up to Kubernetes 1.32 and missing since 1.33.',
    'Up to 1.32 both IP families write the same series: a healthy one hides a failing one.',
    onWindows,
  ],
};

export const syncDuration: Family = {
  name: 'kubeproxy_sync_proxy_rules_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: syncDurationBuckets,
  appears: 'after the first sync',
  meaning: 'How long a round of programming rules took, full or partial, successful or failed.',
  traps: ['A quantile never rises above the largest bucket; the mean does.', nativeForm, onWindows],
};

const sinceMinimalSyncs = {
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: syncDurationBuckets,
  modes: ['iptables', 'nftables'],
  since: '1.28',
  // https://github.com/kubernetes/kubernetes/pull/126013
  laterIn: { nftables: '1.32' },
} as const;

export const fullSyncDuration: Family = {
  name: 'kubeproxy_sync_full_proxy_rules_duration_seconds',
  ...sinceMinimalSyncs,
  appears: 'after the first sync',
  meaning: 'How long a full round took: at start, after any failure and once an hour.',
};

export const partialSyncDuration: Family = {
  name: 'kubeproxy_sync_partial_proxy_rules_duration_seconds',
  ...sinceMinimalSyncs,
  appears: 'after the first change',
  meaning: 'How long a partial round took: only what changed is written.',
};

export const networkProgramming: Family = {
  name: 'kubeproxy_network_programming_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['ip_family'],
  buckets: networkProgrammingBuckets,
  modes: ['iptables', 'ipvs', 'nftables'],
  appears: 'after the first change',
  meaning: 'Time from a change of an EndpointSlice to the rules on the node.',
  traps: [
    'Only successful rounds count: a node that fails for good is not seen here.',
    'Changes from before the process started do not count. Before Kubernetes 1.22 they did, after every restart; before 1.20 deletions were timed wrongly.',
    nativeForm,
    'It holds the clock difference between the control plane and the node.',
    '82 buckets per family and node: a quantile over all of them is the most expensive query there is.',
  ],
};

const shared = { unit: 'count', labels: [], appears: 'at start' } as const;

export const serviceChanges: Family = {
  name: 'kubeproxy_sync_proxy_rules_service_changes_total',
  type: 'counter',
  ...shared,
  meaning: 'Changes of Services that this node received.',
  traps: ['Each counts once per IP family, and all of them again on a re-list.'],
};

export const endpointChanges: Family = {
  name: 'kubeproxy_sync_proxy_rules_endpoint_changes_total',
  type: 'counter',
  ...shared,
  meaning: 'Changes of EndpointSlices that this node received.',
  traps: ['All of them count again on a re-list.'],
};

const pending = {
  type: 'gauge',
  ...shared,
  traps: [
    'It is 0 again as soon as a sync starts, also when that sync fails: no sign of failure.',
    'Both IP families write the same series.',
  ],
} as const;

export const servicesPending: Family = {
  name: 'kubeproxy_sync_proxy_rules_service_changes_pending',
  ...pending,
  meaning: 'Changes of Services that wait for the next sync.',
};

export const endpointsPending: Family = {
  name: 'kubeproxy_sync_proxy_rules_endpoint_changes_pending',
  ...pending,
  meaning: 'Changes of EndpointSlices that wait for the next sync.',
};

export const servicesWithoutLocalEndpoints: Family = {
  name: 'kubeproxy_sync_proxy_rules_no_local_endpoints_total',
  type: 'gauge',
  unit: 'count',
  labels: ['ip_family', 'traffic_policy'],
  modes: ['iptables', 'ipvs', 'nftables'],
  since: '1.24',
  appears: 'after the first success',
  meaning:
    'Services with a Local traffic policy whose endpoints are all on other nodes: this node drops their traffic.',
  traps: [
    'A gauge despite its name.',
    '`traffic_policy` is `internal` or `external`. For `external` more than 0 is normal; for `internal` it is usually a mistake.',
    'In Kubernetes 1.24 Services without any endpoint count, too.',
  ],
};
