import { type Family } from './family';

const fromKubeStateMetrics = { type: 'gauge', unit: 'count', appears: 'at start' } as const;

export const nodeInfo: Family = {
  name: 'kube_node_info',
  ...fromKubeStateMetrics,
  labels: ['internal_ip', 'node'],
  meaning: 'One series a node, with its name and internal IP address (kube-state-metrics 2.0 and later).',
};

export const nodeTaint: Family = {
  name: 'kube_node_spec_taint',
  ...fromKubeStateMetrics,
  labels: ['effect', 'key', 'node', 'value'],
  meaning: 'One series a taint of a node.',
};

export const nodeCreated: Family = {
  name: 'kube_node_created',
  ...fromKubeStateMetrics,
  unit: 'unix seconds',
  labels: ['node'],
  meaning: 'When the Node object was made.',
};

export const nodeCondition: Family = {
  name: 'kube_node_status_condition',
  ...fromKubeStateMetrics,
  labels: ['condition', 'node', 'status'],
  meaning: 'Conditions of a node; Ready with status true is 1 on a node that works.',
};

export const daemonSetDesired: Family = {
  name: 'kube_daemonset_status_desired_number_scheduled',
  ...fromKubeStateMetrics,
  labels: ['daemonset', 'namespace'],
  meaning: 'Nodes that should run a Pod of the DaemonSet.',
};
