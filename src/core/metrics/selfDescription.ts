import { type Family } from './family';

export const buildInfo: Family = {
  name: 'kubernetes_build_info',
  type: 'gauge',
  unit: 'count',
  labels: [
    'build_date',
    'compiler',
    'git_commit',
    'git_tree_state',
    'git_version',
    'go_version',
    'major',
    'minor',
    'platform',
  ],
  appears: 'at start',
  meaning: 'Always 1; its labels are the only place that tells the version.',
  traps: ['The proxy mode is in no metric; a platform that begins with `windows` means kernelspace.'],
};

export const emulatedVersion: Family = {
  name: 'version_info',
  type: 'gauge',
  unit: 'count',
  labels: ['binary', 'component', 'emulation', 'min_compat'],
  since: '1.34',
  appears: 'when used',
  meaning: 'Always 1: the version that a component emulates. kube-proxy registers it and was never seen to use it.',
};

export const features: Family = {
  name: 'kubernetes_feature_enabled',
  type: 'gauge',
  unit: 'bool',
  labels: ['name', 'stage'],
  since: '1.26',
  appears: 'at start',
  meaning: 'One series per feature gate, more than a hundred.',
};

export const registeredMetrics: Family = {
  name: 'registered_metrics_total',
  type: 'counter',
  unit: 'count',
  labels: ['deprecated_version', 'stability_level'],
  since: '1.28',
  appears: 'at start',
  meaning: 'How many metrics the process registered.',
};

export const disabledMetrics: Family = {
  name: 'disabled_metrics_total',
  type: 'counter',
  unit: 'count',
  labels: [],
  since: '1.28',
  appears: 'at start',
  meaning: 'How many metrics were switched off.',
};

export const hiddenMetrics: Family = {
  ...disabledMetrics,
  name: 'hidden_metrics_total',
  meaning: 'How many metrics are hidden because they are deprecated.',
};
