import { type Family } from './family';

/** `ExponentialBuckets(0.001, 2, 10)` of client-go before Kubernetes 1.24. */
const oldRequestBuckets = Array.from({ length: 10 }, (_, power) => (1 * 2 ** power) / 1000);

export const syncLatencyInMicroseconds: Family = {
  name: 'kubeproxy_sync_proxy_rules_latency_microseconds',
  type: 'histogram',
  unit: 'microseconds',
  labels: [],
  buckets: Array.from({ length: 15 }, (_, power) => 1000 * 2 ** power),
  until: '1.16',
  appears: 'at start',
  meaning: 'Duration of a sync before it was told in seconds; replaced in 1.14 and hidden in 1.17.',
  traps: ['Rules that still read it never fire: read kubeproxy_sync_proxy_rules_duration_seconds.'],
};

export const apiServerRequestLatency: Family = {
  name: 'rest_client_request_latency_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['url', 'verb'],
  buckets: oldRequestBuckets,
  until: '1.16',
  appears: 'after the first request',
  meaning: 'Duration of requests to the API server under its old name; replaced in 1.14 and hidden in 1.17.',
  traps: ['Rules that still read it never fire: read rest_client_request_duration_seconds.'],
};
