import { up } from '../../metrics/process';
import { defineSignal } from '../signal';

/** One kube-proxy of a cluster in which others answer cannot be reached. */
export const instanceDown = defineSignal({
  id: 'instance-down',
  alert: 'KubeProxyInstanceDown',
  group: 'reachability',
  golden: 'availability',
  scope: 'node',
  title: 'kube-proxy unreachable on a node',
  explanation: 'Prometheus knows the kube-proxy of a node but cannot scrape it.',
  parameters: [],
  levels: [{ severity: 'warning', for: '10m' }],
  value: (kubeProxy) => kubeProxy.reached(),
  valueUnit: 'count',
  firing: (kubeProxy) => kubeProxy.reached().equals(0),
  causedBy: ['down'],
  requires: { families: [up] },
  message: {
    summary: 'kube-proxy on {node} cannot be reached',
    description:
      'Prometheus cannot scrape kube-proxy on {node}{inCluster}. If the process is down, Services on this node go wrong with their next change.',
    valueUnit: 'count',
  },
  runbook: {
    meaning: 'The target exists, but the scrape fails.',
    impact: 'While kube-proxy is down the node keeps its last rules; every later change of a Service is missed.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});
