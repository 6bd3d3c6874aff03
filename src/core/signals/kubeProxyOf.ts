import { type Matcher } from '../promql/selector';
import { type Source } from '../settings/schema';
import { KubeProxy } from './kubeProxy';

/**
 * All kube-proxies that a source selects, whatever is set about single clusters; raw series.
 * @param clusters which clusters are meant; left out: all
 */
export function kubeProxyOf(
  { selector, clusterLabel, expectedNodes, histograms }: Source,
  clusters: Matcher[] = []
): KubeProxy {
  return new KubeProxy({
    target: [{ label: 'job', operator: '=~', value: selector.job }, ...selector.extra, ...clusters],
    cluster: clusters,
    clusterLabel,
    expectedNodes,
    histograms,
    knownClusters: [],
    isEnabled: () => true,
  });
}
