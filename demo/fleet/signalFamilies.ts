import { type Selection } from './targets';

/** Families that signals read; everything else of a kube-proxy is for people who look. */
const signalFamilies = new Set([
  'kubeproxy_sync_proxy_rules_endpoint_changes_pending',
  'kubeproxy_sync_full_proxy_rules_duration_seconds',
  'kubeproxy_sync_full_proxy_rules_duration_seconds_count',
  'kubeproxy_sync_proxy_rules_duration_seconds',
  'kubeproxy_iptables_ct_state_invalid_dropped_packets_total',
  'kubeproxy_sync_proxy_rules_winkernel_lb_create_failures_total',
  'kubeproxy_nftables_localhost_nodeport_listener_creation_failures_total',
  'kubernetes_build_info',
  'kubelet_node_name',
  'process_start_time_seconds',
  'rest_client_requests_total',
  'rest_client_request_duration_seconds_sum',
  'rest_client_request_duration_seconds_count',
  'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds',
  'kubeproxy_sync_proxy_rules_last_timestamp_seconds',
  'kubeproxy_sync_proxy_rules_duration_seconds_bucket',
  'kubeproxy_sync_proxy_rules_duration_seconds_sum',
  'kubeproxy_sync_proxy_rules_duration_seconds_count',
  'kubeproxy_sync_proxy_rules_iptables_restore_failures_total',
  'kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total',
  'kubeproxy_sync_proxy_rules_nftables_sync_failures_total',
  'kubeproxy_sync_proxy_rules_iptables_total',
  'kubeproxy_sync_proxy_rules_no_local_endpoints_total',
  'kubeproxy_sync_proxy_rules_endpoint_changes_total',
  'kubeproxy_sync_proxy_rules_service_changes_total',
  'kubeproxy_proxy_livez_total',
  'kubeproxy_proxy_healthz_total',
  'kubeproxy_network_programming_duration_seconds_bucket',
  'kubeproxy_network_programming_duration_seconds_sum',
  'kubeproxy_network_programming_duration_seconds_count',
]);

const programmingBounds = new Set([0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 45, 60, 90, 120, 150, 180, 300, Infinity]);

/**
 * What signals read: of kube-state-metrics everything that is modelled, all buckets of syncs,
 * and enough of the 82 of network programming to tell quantiles apart.
 */
export const readBySignals: Selection = {
  family: (name) => name.startsWith('kube_') || signalFamilies.has(name),
  buckets: (family, bound) =>
    family === 'kubeproxy_sync_proxy_rules_duration_seconds' ||
    (family === 'kubeproxy_network_programming_duration_seconds' && programmingBounds.has(bound)),
};
