import { type Histogram } from './histogram';
import { type KubeProxy } from './kubeProxy';
import { type Emit, type Labels } from './sample';
import { type SyncMetrics } from './syncMetrics';

/** Which buckets of a histogram are wanted; sum and count always are. */
export type BucketChoice = (family: string, bound: number) => boolean;

export const allBuckets: BucketChoice = () => true;
export const noBuckets: BucketChoice = () => false;

/** Every modelled family of one kube-proxy, without the labels of its target. */
export function emitKubeProxy(proxy: KubeProxy, buckets: BucketChoice, emitAll: Emit): void {
  const emit = ingested(proxy, emitAll);
  emitProcess(proxy, emit);
  emitApi(proxy, buckets, emit);
  if (proxy.suffers.has('metrics-filtered')) {
    return;
  }
  emitShared(proxy, emit);
  proxy.faultCounters.emit(emit);
  const families = new Map([...proxy.loops].map(([family, { metrics }]) => [metrics, family]));
  for (const [metrics, family] of families) {
    emitSync(proxy, metrics, metrics.bornWithZeros ? {} : { ip_family: family }, buckets, emit);
  }
}

/** The families that Azure's minimal ingestion keeps. */
const keptByMinimalIngestion =
  /^(kubeproxy_(sync_proxy_rules|network_programming)_duration_seconds|rest_client_request(s_total|_duration_seconds)|process_(resident_memory_bytes|cpu_seconds_total)|go_goroutines|kubernetes_build_info)(_bucket|_sum|_count)?$/;

function ingested({ options }: KubeProxy, emit: Emit): Emit {
  return options.ingestion === 'minimal'
    ? (name, labels, value) => {
        if (keptByMinimalIngestion.test(name)) {
          emit(name, labels, value);
        }
      }
    : options.histograms === 'native'
      ? nativeHistograms(emit)
      : emit;
}

/** One series with the bare name stands for a native histogram: whether it is there is all that floats can say. */
function nativeHistograms(emit: Emit): Emit {
  return (name, labels, value) => {
    if (name.endsWith('_seconds_count')) {
      emit(name.replace(/_count$/, ''), labels, value);
    } else if (!/_seconds_(sum|bucket)$/.test(name)) {
      emit(name, labels, value);
    }
  };
}

function emitProcess(proxy: KubeProxy, emit: Emit): void {
  const { profile, gitVersion, minor, mode } = proxy.options;
  emit('process_start_time_seconds', {}, proxy.shownStart);
  emit('process_cpu_seconds_total', {}, proxy.cpuSeconds);
  emit('process_resident_memory_bytes', {}, proxy.residentMemoryBytes);
  emit('go_goroutines', {}, proxy.goroutines);
  emit(
    'kubernetes_build_info',
    {
      build_date: profile.buildDate,
      compiler: 'gc',
      git_commit: '$Format:%H$',
      git_tree_state: 'clean',
      git_version: gitVersion,
      go_version: profile.goVersion,
      major: '1',
      minor,
      platform: mode === 'kernelspace' ? 'windows/amd64' : 'linux/amd64',
    },
    1
  );
}

function emitApi({ api, options }: KubeProxy, buckets: BucketChoice, emit: Emit): void {
  const host = options.apiServer;
  for (const { code, method, count } of api.requests.values()) {
    emit('rest_client_requests_total', { code, host, method }, count);
  }
  for (const [code, count] of api.retries) {
    emit('rest_client_request_retries_total', { code, host, verb: 'GET' }, count);
  }
  for (const [name, histograms] of [
    ['rest_client_request_duration_seconds', api.durations],
    ['rest_client_rate_limiter_duration_seconds', api.waits],
  ] as const) {
    for (const [verb, histogram] of Object.entries(histograms)) {
      if (histogram.count > 0) {
        emitHistogram(name, { host, verb }, histogram, buckets, emit);
      }
    }
  }
}

function emitShared({ endpointChanges, serviceChanges, probes }: KubeProxy, emit: Emit): void {
  emit('kubeproxy_sync_proxy_rules_endpoint_changes_pending', {}, endpointChanges.pending);
  emit('kubeproxy_sync_proxy_rules_endpoint_changes_total', {}, endpointChanges.total);
  emit('kubeproxy_sync_proxy_rules_service_changes_pending', {}, serviceChanges.pending);
  emit('kubeproxy_sync_proxy_rules_service_changes_total', {}, serviceChanges.total);
  for (const [code, count] of [
    ['200', probes.ok],
    ['503', probes.failed],
  ] as const) {
    if (count > 0) {
      emit('kubeproxy_proxy_healthz_total', { code }, count);
      emit('kubeproxy_proxy_livez_total', { code }, count);
    }
  }
}

function emitSync(proxy: KubeProxy, metrics: SyncMetrics, family: Labels, buckets: BucketChoice, emit: Emit): void {
  const { mode, profile } = proxy.options;
  const histogram = (name: string, observed: Histogram) => {
    if (observed.count > 0 || metrics.bornWithZeros) {
      emitHistogram(name, family, observed, buckets, emit);
    }
  };
  const optional = (name: string, value: number | undefined) => {
    if (value !== undefined) {
      emit(name, family, value);
    }
  };
  histogram('kubeproxy_sync_proxy_rules_duration_seconds', metrics.all);
  emit('kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds', family, metrics.lastQueued);
  optional('kubeproxy_sync_proxy_rules_last_timestamp_seconds', metrics.lastSuccess);
  if (mode === 'kernelspace') {
    return;
  }
  if (mode !== 'ipvs') {
    histogram('kubeproxy_sync_full_proxy_rules_duration_seconds', metrics.full);
    histogram('kubeproxy_sync_partial_proxy_rules_duration_seconds', metrics.partial);
  }
  histogram('kubeproxy_network_programming_duration_seconds', metrics.programming);
  if (profile.conntrackReconciler && metrics.conntrackDeleted !== undefined) {
    histogram('kubeproxy_conntrack_reconciler_sync_duration_seconds', metrics.conntrack);
    optional('kubeproxy_conntrack_reconciler_deleted_entries_total', metrics.conntrackDeleted);
  }
  if (metrics.lastSuccess) {
    const local = family.ip_family === 'IPv6' ? 0 : 1;
    emit('kubeproxy_sync_proxy_rules_no_local_endpoints_total', { ...family, traffic_policy: 'external' }, 2 * local);
    emit('kubeproxy_sync_proxy_rules_no_local_endpoints_total', { ...family, traffic_policy: 'internal' }, local);
  }
  if (mode === 'nftables') {
    optional('kubeproxy_sync_proxy_rules_nftables_sync_failures_total', metrics.failures);
    optional('kubeproxy_sync_proxy_rules_nftables_cleanup_failures_total', metrics.cleanupFailures);
    return;
  }
  optional('kubeproxy_sync_proxy_rules_iptables_restore_failures_total', metrics.failures);
  if (mode === 'ipvs') {
    return;
  }
  optional('kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total', metrics.partialFailures);
  emitIptablesRules(metrics, family, emit);
}

function emitIptablesRules({ rules }: SyncMetrics, family: Labels, emit: Emit): void {
  if (!rules) {
    return;
  }
  const filter = family.ip_family === 'IPv6' ? 3 : 12;
  for (const [name, nat] of [
    ['kubeproxy_sync_proxy_rules_iptables_total', rules.owned],
    ['kubeproxy_sync_proxy_rules_iptables_last', rules.written],
  ] as const) {
    emit(name, { ...family, table: 'filter' }, filter);
    emit(name, { ...family, table: 'nat' }, nat);
  }
}

function emitHistogram(name: string, labels: Labels, histogram: Histogram, buckets: BucketChoice, emit: Emit): void {
  for (const { bound, count } of histogram.cumulative()) {
    if (buckets(name, bound)) {
      emit(`${name}_bucket`, { ...labels, le: bound === Infinity ? '+Inf' : String(bound) }, count);
    }
  }
  emit(`${name}_sum`, labels, histogram.sum);
  emit(`${name}_count`, labels, histogram.count);
}
