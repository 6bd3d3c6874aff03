/** Label of a recorded series that holds the id of its source, so that two sources in one data source stay apart. */
export const sourceLabel = 'kubeproxy_source';

/** Stable for ever: uids of rules hang on them. At most 27 characters. */
export const recordingIds = [
  'running',
  'targets',
  'expected-nodes',
  'mode',
  'sync-lag',
  'sync-mean',
  'failed-syncs',
  'recently-failed-syncs',
  'network-programming',
  'network-programming-day',
  'api-errors',
] as const;

export type RecordingId = (typeof recordingIds)[number];

interface RecordedSeries {
  /**
   * `level:metric:operations`. The level names what is left of a series' labels: `instance` is one target, with all that
   * identifies it. A duration among the operations is the window.
   */
  name: string;
  /** False where a dashboard reads raw series: the variable for the job selects targets that a cluster's number adds up. */
  isDrawn: boolean;
  /** True where the variable for the IP family cannot select a part of it. */
  addsUpIpFamilies?: true;
}

/** Names of the recorded series. */
export const recordedSeries: Readonly<Record<RecordingId, RecordedSeries>> = {
  running: { name: 'cluster:kubeproxy_up:sum', isDrawn: false },
  targets: { name: 'cluster:kubeproxy_targets:count', isDrawn: false },
  'expected-nodes': { name: 'cluster:kubeproxy_nodes_expected:count', isDrawn: true },
  mode: { name: 'instance:kubeproxy_mode:info', isDrawn: true },
  'sync-lag': { name: 'instance_ip_family:kubeproxy_sync_lag:seconds', isDrawn: true },
  'sync-mean': { name: 'instance_ip_family:kubeproxy_sync_duration_seconds:mean4m', isDrawn: true },
  'failed-syncs': { name: 'instance:kubeproxy_sync_failures:increase15m', isDrawn: true, addsUpIpFamilies: true },
  'recently-failed-syncs': {
    name: 'instance:kubeproxy_sync_failures:increase4m',
    isDrawn: true,
    addsUpIpFamilies: true,
  },
  'network-programming': {
    name: 'cluster:kubeproxy_network_programming_duration_seconds:p99_4m',
    isDrawn: true,
    addsUpIpFamilies: true,
  },
  'network-programming-day': {
    name: 'cluster:kubeproxy_network_programming_duration_seconds:p99_4m_q99_1d',
    isDrawn: true,
  },
  'api-errors': { name: 'instance:kubeproxy_apiserver_requests:error_ratio10m', isDrawn: true },
};
