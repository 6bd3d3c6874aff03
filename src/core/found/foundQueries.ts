import { hereQueries } from '../availability/here';
import { up } from '../metrics/process';
import { histogramQueries } from '../overview/histogramsFound';
import { newSource } from '../settings/bundledSettings';
import { defaultSettings } from '../settings/parse';
import { type ExpectedNodes, type Source } from '../settings/schema';
import { kubeProxyOf } from '../signals/kubeProxyOf';
import { toDuration } from '../promql/duration';
import { examplesOfVersions } from './bucketsFound';
import { jobQueries, otherJobsQueries } from './jobs';
import { uncoveredNodes, unreachedNodes } from './missingNodes';
import { asEachCounts } from './ownCounting';
import { countedOver } from './scrapeSeconds';

/** Of nodes without a kube-proxy that answers so many are named per cluster. */
const mostNamed = 5;

/**
 * PromQL by name for `foundIn`: what a selection finds in a data source, whatever is set about single clusters, but for
 * how they count nodes.
 */
export function foundQueries(source: Source): Record<string, string> {
  const everywhere = { ...source, clusters: {} };
  const counting = (mode: ExpectedNodes['mode']) => kubeProxyOf(withMode(everywhere, mode));
  const kubeProxy = counting('auto');
  const { perCluster } = kubeProxy;
  return {
    ...jobQueries(),
    ...otherJobsQueries(source),
    daemonset: counting('daemonset').expected().text,
    nodes: asEachCounts(withMode(source, 'nodes'), (one) => one.expected()).text,
    targets: kubeProxy.targets().text,
    running: kubeProxy.running().text,
    uncovered: asEachCounts(withMode(source, 'auto'), (one) => uncoveredNodes(one, mostNamed)).text,
    unreached: unreachedNodes(kubeProxy, mostNamed).text,
    // Half of the targets are scraped at least that often: one that was just started is no measure.
    scrapes: kubeProxy
      .series(up, { range: toDuration(countedOver) })
      .inside('count_over_time')
      .aggregated('quantile', perCluster, 0.5).text,
    'examples-of-versions': examplesOfVersions(kubeProxy),
    ...hereQueries(everywhere),
    ...histogramQueries(defaultSettings(), everywhere),
  };
}

/** A selection that nobody has saved yet. */
export function selectionOf(
  datasourceUid: string,
  { selector, clusterLabel, expectedNodes, histograms, clusters }: Partial<Source>
): Source {
  const blank = newSource('search', 'Search', datasourceUid);
  return {
    ...blank,
    selector: selector ?? blank.selector,
    clusterLabel: clusterLabel ?? blank.clusterLabel,
    expectedNodes: expectedNodes ?? blank.expectedNodes,
    histograms: histograms ?? blank.histograms,
    clusters: clusters ?? blank.clusters,
  };
}

function withMode(source: Source, mode: ExpectedNodes['mode']): Source {
  return { ...source, expectedNodes: { ...source.expectedNodes, mode } };
}
