import { certificateAgeBuckets } from './buckets';
import { type Family } from './family';

const internal = { type: 'counter', unit: 'count', appears: 'when used' } as const;

export const transportCacheEntries: Family = {
  name: 'rest_client_transport_cache_entries',
  type: 'gauge',
  unit: 'count',
  labels: [],
  since: '1.28',
  appears: 'at start',
  meaning: 'Connections to the API server that client-go keeps for reuse.',
  traps: ['It was 0 on 1.28 and 1.35 and 1 on 1.37, whatever happened: no sign of a connection.'],
};

export const transportCreateCalls: Family = {
  name: 'rest_client_transport_create_calls_total',
  ...internal,
  labels: ['result'],
  since: '1.28',
  appears: 'after the first request',
  meaning:
    'How often client-go found a connection in its cache or made one. `result` is `hit`, `miss` or `uncacheable`; since Kubernetes 1.36 also `miss-gc`.',
};

export const transportCacheCollections: Family = {
  name: 'rest_client_transport_cache_gc_calls_total',
  ...internal,
  labels: ['result'],
  since: '1.36',
  meaning: 'Clean-ups of that cache.',
};

export const transportCertificateRotations: Family = {
  name: 'rest_client_transport_cert_rotation_gc_calls_total',
  ...internal,
  labels: [],
  since: '1.36',
  appears: 'at start',
  meaning: 'Clean-ups of rotated client certificates.',
};

export const transportCaReloads: Family = {
  name: 'rest_client_transport_ca_reload_total',
  ...internal,
  labels: ['reason', 'result'],
  since: '1.36',
  meaning: 'Reloads of the certificate authority file.',
};

export const execPluginTimeToLive: Family = {
  name: 'rest_client_exec_plugin_ttl_seconds',
  type: 'gauge',
  unit: 'seconds',
  labels: [],
  since: '1.18',
  appears: 'at start',
  meaning: 'Time until the certificate of an exec credential plugin expires.',
  traps: ['+Inf without such a plugin: leave it out of graphs.'],
};

export const execPluginCertificateAge: Family = {
  name: 'rest_client_exec_plugin_certificate_rotation_age',
  type: 'histogram',
  unit: 'seconds',
  labels: [],
  buckets: certificateAgeBuckets,
  since: '1.18',
  appears: 'at start',
  meaning: 'Age of certificates of an exec credential plugin when they were replaced.',
};

export const execPluginCalls: Family = {
  name: 'rest_client_exec_plugin_call_total',
  ...internal,
  labels: ['call_status', 'code'],
  since: '1.28',
  meaning: 'Calls of an exec credential plugin.',
};
