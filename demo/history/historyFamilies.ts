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
  'kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total',
  'kubeproxy_sync_proxy_rules_nftables_sync_failures_total',
  'kube_node_info',
  'kube_node_created',
  'kube_node_status_condition',
  'kube_node_spec_taint',
  'kube_daemonset_status_desired_number_scheduled',
]);

/** Enough buckets to tell a usual sync from a slow one. */
const bounds = new Set([0.064, 0.128, 0.256, 1.024, 2.048, 4.096, 8.192, 16.384, Infinity]);

/** The series that are worth seven days: what most signals read. */
export const keptInHistory: Selection = {
  family: (name) => historyFamilies.has(name),
  buckets: (family, bound) => family === 'kubeproxy_sync_proxy_rules_duration_seconds' && bounds.has(bound),
};

/** Nothing of the demo’s dashboards reads these. */
const neverDrawn = /^(kubeproxy_proxy_healthz_total|kubeproxy_sync_proxy_rules_iptables_last)$/;

/** Rules and panels choose from these. A bound that is missing in the past looks like changes that were all slower. */
const programmingBounds = new Set([0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, Infinity]);
const requestBounds = new Set([0.005, 0.025, 0.1, 0.25, 1, 8, 60, Infinity]);

/** Everything that the dashboards draw: for their six hours, not for the week of a threshold’s preview. */
export const keptOfLastDay: Selection = {
  family: (name) => !neverDrawn.test(name),
  buckets: (family, bound) =>
    family === 'kubeproxy_network_programming_duration_seconds'
      ? programmingBounds.has(bound)
      : family === 'rest_client_request_duration_seconds'
        ? requestBounds.has(bound)
        : bounds.has(bound),
};
