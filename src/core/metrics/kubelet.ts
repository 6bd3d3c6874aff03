import { type Family } from './family';

/** Where it stands next to kube-proxy's own families, one process runs every component of the node (k3s and others). */
export const kubeletNodeName: Family = {
  name: 'kubelet_node_name',
  type: 'gauge',
  unit: 'count',
  labels: ['node'],
  appears: 'at start',
  meaning: 'Always 1; made by the kubelet.',
  traps: [
    'On the target of a kube-proxy it means that one process runs everything, as on k3s: requests to the API server, memory and CPU are of all components together.',
  ],
};
