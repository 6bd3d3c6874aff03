import { payloadSizeBuckets, restClientDurationBuckets } from './buckets';
import { nativeForm, type Family } from './family';

/** Of all that begins with rest_client_. */
const lazily =
  'Since Kubernetes 1.37 nothing of rest_client_ is registered before the process makes its first client of the API server.';

export const apiServerRequests: Family = {
  name: 'rest_client_requests_total',
  type: 'counter',
  unit: 'count',
  labels: ['code', 'host', 'method'],
  appears: 'after the first request',
  meaning: 'Requests to the API server, watches included.',
  traps: [
    'Without any answer (refused, timeout, TLS, DNS) code is `<error>`.',
    'In steady state kube-proxy only watches: minutes pass without a request, so a ratio is decided by the errors.',
    lazily,
  ],
};

export const apiServerRequestDuration: Family = {
  name: 'rest_client_request_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['host', 'verb'],
  buckets: restClientDurationBuckets,
  appears: 'after the first request',
  meaning: 'Duration of requests to the API server that are not watches.',
  traps: [
    'Almost empty between restarts, and a dead API server leaves no observation at all.',
    'Waits for kube-proxy’s own rate limit and retries are part of it.',
    nativeForm,
    'Before 1.24 the label was `url` and the largest bucket 0.512 s.',
  ],
};

export const apiServerRateLimiter: Family = {
  ...apiServerRequestDuration,
  name: 'rest_client_rate_limiter_duration_seconds',
  since: '1.22',
  meaning: 'Time that requests waited for kube-proxy’s own rate limit (5 a second, bursts of 10).',
  traps: [],
};

export const apiServerRetries: Family = {
  name: 'rest_client_request_retries_total',
  type: 'counter',
  unit: 'count',
  labels: ['code', 'host', 'verb'],
  since: '1.27',
  appears: 'after the first failure',
  meaning: 'Requests that were sent again because the API server asked for it.',
};

export const apiServerRequestSize: Family = {
  name: 'rest_client_request_size_bytes',
  type: 'histogram',
  unit: 'bytes',
  labels: ['host', 'verb'],
  buckets: payloadSizeBuckets,
  since: '1.24',
  appears: 'after the first request',
  meaning: 'Size of requests to the API server.',
};

export const apiServerResponseSize: Family = {
  ...apiServerRequestSize,
  name: 'rest_client_response_size_bytes',
  meaning: 'Size of answers of the API server.',
};
