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
  meaning: 'When the process started.',
  traps: ['On k3s and similar distributions it is the whole k3s process.'],
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

export const processVirtualMemory: Family = {
  ...processMemory,
  name: 'process_virtual_memory_bytes',
  meaning: 'Address space that the process reserved.',
};

export const processVirtualMemoryLimit: Family = {
  ...processMemory,
  name: 'process_virtual_memory_max_bytes',
  meaning: 'Limit of the address space.',
};

export const processOpenFiles: Family = {
  name: 'process_open_fds',
  type: 'gauge',
  unit: 'count',
  ...always,
  meaning: 'Open file descriptors.',
};

export const processFileLimit: Family = {
  ...processOpenFiles,
  name: 'process_max_fds',
  meaning: 'Limit of open file descriptors.',
};

export const processReceived: Family = {
  name: 'process_network_receive_bytes_total',
  type: 'counter',
  unit: 'bytes',
  ...always,
  since: '1.32',
  meaning: 'Bytes received in the network namespace of the process.',
  traps: ['kube-proxy runs in the network of the host: this is the traffic of the whole node.'],
};

export const processSent: Family = {
  ...processReceived,
  name: 'process_network_transmit_bytes_total',
  meaning: 'Bytes sent in the network namespace of the process.',
};

export const goroutines: Family = {
  name: 'go_goroutines',
  type: 'gauge',
  unit: 'count',
  ...always,
  meaning: 'Goroutines of the process; steady growth is a leak.',
};
