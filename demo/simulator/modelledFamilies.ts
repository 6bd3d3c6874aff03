const modelledElsewhere = new Set([
  'go_goroutines',
  'kubernetes_build_info',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
  'rest_client_rate_limiter_duration_seconds',
  'rest_client_request_duration_seconds',
  'rest_client_request_retries_total',
  'rest_client_requests_total',
]);

/** Whether the fleet model makes the family’s series; all others are answered as recorded. */
export function isModelled(family: string): boolean {
  return modelledElsewhere.has(family) || family.startsWith('kubeproxy_');
}

/** Families that only show up after a failure and that were never recorded: a live page leaves them out. */
export function isOfFault(family: string): boolean {
  return family.includes('_winkernel_') || family.includes('_nftables_localhost_nodeport_');
}
