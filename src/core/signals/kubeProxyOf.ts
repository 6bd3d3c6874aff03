import { type Source } from '../settings/schema';
import { KubeProxy } from './kubeProxy';

/** All kube-proxies that a source selects, whatever is set about single clusters; raw series. */
export function kubeProxyOf({ selector, clusterLabel, expectedNodes, histograms }: Source): KubeProxy {
  return new KubeProxy({
    target: [{ label: 'job', operator: '=~', value: selector.job }, ...selector.extra],
    cluster: [],
    clusterLabel,
    expectedNodes,
    histograms,
    knownClusters: [],
    isEnabled: () => true,
  });
}
