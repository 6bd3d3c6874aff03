import * as apiServer from '../../src/core/metrics/apiServer';
import * as dataplane from '../../src/core/metrics/dataplane';
import * as health from '../../src/core/metrics/health';
import * as processFamilies from '../../src/core/metrics/process';
import * as programming from '../../src/core/metrics/programming';
import * as syncFailures from '../../src/core/metrics/syncFailures';
import { buildInfo } from '../../src/core/metrics/selfDescription';
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
  emit(processFamilies.processStart.name, {}, proxy.shownStart);
  emit(processFamilies.processCpu.name, {}, proxy.cpuSeconds);
  emit(processFamilies.processMemory.name, {}, proxy.residentMemoryBytes);
  emit(processFamilies.goroutines.name, {}, proxy.goroutines);
  emit(
    buildInfo.name,
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
    emit(apiServer.apiServerRequests.name, { code, host, method }, count);
  }
  for (const [code, count] of api.retries) {
    emit(apiServer.apiServerRetries.name, { code, host, verb: 'GET' }, count);
  }
  for (const [name, histograms] of [
    [apiServer.apiServerRequestDuration.name, api.durations],
    [apiServer.apiServerRateLimiter.name, api.waits],
  ] as const) {
    for (const [verb, histogram] of Object.entries(histograms)) {
      if (histogram.count > 0) {
        emitHistogram(name, { host, verb }, histogram, buckets, emit);
      }
    }
  }
}

function emitShared({ endpointChanges, serviceChanges, probes }: KubeProxy, emit: Emit): void {
  emit(programming.endpointsPending.name, {}, endpointChanges.pending);
  emit(programming.endpointChanges.name, {}, endpointChanges.total);
  emit(programming.servicesPending.name, {}, serviceChanges.pending);
  emit(programming.serviceChanges.name, {}, serviceChanges.total);
  for (const [code, count] of [
    ['200', probes.ok],
    ['503', probes.failed],
  ] as const) {
    if (count > 0) {
      emit(health.healthzAnswers.name, { code }, count);
      emit(health.livezAnswers.name, { code }, count);
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
  histogram(programming.syncDuration.name, metrics.all);
  emit(programming.lastQueued.name, family, metrics.lastQueued);
  optional(programming.lastSynced.name, metrics.lastSuccess);
  if (mode === 'kernelspace') {
    return;
  }
  if (mode !== 'ipvs') {
    histogram(programming.fullSyncDuration.name, metrics.full);
    histogram(programming.partialSyncDuration.name, metrics.partial);
  }
  histogram(programming.networkProgramming.name, metrics.programming);
  if (profile.conntrackReconciler && metrics.conntrackDeleted !== undefined) {
    histogram(dataplane.conntrackDuration.name, metrics.conntrack);
    optional(dataplane.conntrackDeleted.name, metrics.conntrackDeleted);
  }
  if (metrics.lastSuccess) {
    const local = family.ip_family === 'IPv6' ? 0 : 1;
    emit(programming.servicesWithoutLocalEndpoints.name, { ...family, traffic_policy: 'external' }, 2 * local);
    emit(programming.servicesWithoutLocalEndpoints.name, { ...family, traffic_policy: 'internal' }, local);
  }
  if (mode === 'nftables') {
    optional(syncFailures.nftablesSyncFailures.name, metrics.failures);
    optional(syncFailures.nftablesCleanupFailures.name, metrics.cleanupFailures);
    return;
  }
  optional(syncFailures.iptablesRestoreFailures.name, metrics.failures);
  if (mode === 'ipvs') {
    return;
  }
  optional(syncFailures.iptablesPartialRestoreFailures.name, metrics.partialFailures);
  emitIptablesRules(metrics, family, emit);
}

function emitIptablesRules({ rules }: SyncMetrics, family: Labels, emit: Emit): void {
  if (!rules) {
    return;
  }
  const filter = family.ip_family === 'IPv6' ? 3 : 12;
  for (const [name, nat] of [
    [dataplane.iptablesRules.name, rules.owned],
    [dataplane.iptablesRulesWritten.name, rules.written],
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
