import { type Family } from './family';

const ofInformer = {
  labels: ['group', 'name', 'resource', 'version'],
  since: '1.36',
  // None was there on 1.37.2: https://github.com/kubernetes/kubernetes/pull/137101
  appears: 'when used',
} as const;

export const informerQueued: Family = {
  name: 'informer_queued_items',
  type: 'gauge',
  unit: 'count',
  ...ofInformer,
  meaning: 'Changes that wait in the queue of an informer of client-go.',
};

export const informerProcessing: Family = {
  name: 'informer_processing_latency_seconds',
  type: 'histogram',
  unit: 'seconds',
  ...ofInformer,
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  meaning: 'How long handling a change took once it had left that queue.',
};

export const informerResourceVersion: Family = {
  name: 'informer_store_resource_version',
  type: 'gauge',
  unit: 'count',
  ...ofInformer,
  meaning: 'How far an informer has read: the last 15 digits of the resource version.',
};
