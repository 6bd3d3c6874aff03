import { up } from '../../metrics/process';
import { defineSignal } from '../signal';

/** Not one kube-proxy of a cluster can be reached. */
export const down = defineSignal({
  id: 'down',
  alert: 'KubeProxyDown',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'Whole cluster unreachable',
  explanation: 'No kube-proxy of a cluster answers that is expected by name or answered within the last day.',
  parameters: [],
  levels: [{ severity: 'critical', for: '10m' }],
  value: (kubeProxy) => kubeProxy.running(),
  valueUnit: 'nodes',
  firing: (kubeProxy) =>
    kubeProxy.clustersThatHadKubeProxy().unless(kubeProxy.clustersWithRunning(), kubeProxy.perCluster),
  // Series of a target are there, so no look-back is needed.
  explains: (kubeProxy) => kubeProxy.targets().unless(kubeProxy.clustersWithRunning(), kubeProxy.perCluster),
  requires: { families: [up] },
  message: {
    summary: 'No kube-proxy can be reached{inCluster}',
    description:
      'Prometheus reaches not a single kube-proxy{inCluster}. ' +
      'Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
    valueUnit: 'count',
  },
  runbook: {
    meaning: 'Prometheus reaches no kube-proxy of the cluster any more.',
    impact: 'If they are really down, Services keep their last rules and go wrong with the next change.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});
