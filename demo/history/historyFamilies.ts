import { type Selection } from '../fleet/targets';

const historyFamilies = new Set([
  'up',
  'kubernetes_build_info',
  'process_start_time_seconds',
  'rest_client_requests_total',
  'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds',
  'kubeproxy_sync_proxy_rules_last_timestamp_seconds',
  'kubeproxy_sync_proxy_rules_duration_seconds_bucket',
  'kubeproxy_sync_proxy_rules_duration_seconds_sum',
  'kubeproxy_sync_proxy_rules_duration_seconds_count',
  'kubeproxy_sync_proxy_rules_iptables_restore_failures_total',
  'kubeproxy_sync_proxy_rules_nftables_sync_failures_total',
  'kube_node_info',
  'kube_node_created',
  'kube_node_status_condition',
  'kube_node_spec_taint',
  'kube_daemonset_status_desired_number_scheduled',
]);

/** Enough buckets to tell a usual sync from a slow one. */
const bounds = new Set([0.032, 0.064, 0.128, 0.256, 1.024, 8.192, 16.384, Infinity]);

/** The series that are worth seven days: what the signals of the demo’s dashboards read. */
export const keptInHistory: Selection = {
  family: (name) => historyFamilies.has(name),
  buckets: (family, bound) => family === 'kubeproxy_sync_proxy_rules_duration_seconds' && bounds.has(bound),
};
