import { restClientDurationBuckets } from './buckets';
import { type Family } from './family';

export const apiServerRequests: Family = {
  name: 'rest_client_requests_total',
  type: 'counter',
  unit: 'count',
  labels: ['code', 'host', 'method'],
  appears: 'at start',
  meaning:
    'Requests to the API server, watches included. Without any answer (refused, timeout, TLS, DNS) code is `<error>`. ' +
    'In steady state kube-proxy only watches: minutes pass without a single request.',
};

export const apiServerRequestDuration: Family = {
  name: 'rest_client_request_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  labels: ['host', 'verb'],
  buckets: restClientDurationBuckets,
  appears: 'at start',
  meaning: 'Duration of requests that are not watches; almost empty between restarts. Labels and buckets since 1.24.',
};
