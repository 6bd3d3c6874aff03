import { type Family } from './family';

const always = { labels: [], appears: 'at start' } as const;

export const up: Family = {
  name: 'up',
  type: 'gauge',
  unit: 'bool',
  ...always,
  meaning: 'Prometheus reached this target at the last scrape (1) or did not (0). Made by Prometheus.',
};

export const processStart: Family = {
  name: 'process_start_time_seconds',
  type: 'gauge',
  unit: 'unix seconds',
  ...always,
  meaning: 'When the process started. On k3s and similar it is the whole k3s process.',
};

export const processCpu: Family = {
  name: 'process_cpu_seconds_total',
  type: 'counter',
  unit: 'seconds',
  ...always,
  meaning: 'CPU time that the process used.',
};

export const processMemory: Family = {
  name: 'process_resident_memory_bytes',
  type: 'gauge',
  unit: 'bytes',
  ...always,
  meaning: 'Memory that the process occupies.',
};

export const goroutines: Family = {
  name: 'go_goroutines',
  type: 'gauge',
  unit: 'count',
  ...always,
  meaning: 'Goroutines of the process; steady growth is a leak.',
};

export const buildInfo: Family = {
  name: 'kubernetes_build_info',
  type: 'gauge',
  unit: 'count',
  labels: ['git_version', 'major', 'minor', 'platform'],
  appears: 'at start',
  meaning: 'Always 1; its labels are the only place that tells the version.',
};
