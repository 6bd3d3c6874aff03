import { lastQueued } from '../metrics/programming';
import { daemonSetDesired, nodeInfo } from '../metrics/kubeStateMetrics';
import { kubeletNodeName } from '../metrics/kubelet';
import { type Family, type ProxyMode } from '../metrics/family';
import { up } from '../metrics/process';
import { buildInfo } from '../metrics/selfDescription';
import { type Answers } from '../overview/overviewQueries';
import { type Expression } from '../promql/expression';
import { type HistogramForm } from '../promql/histogram';
import { oneOf, select, type Matcher } from '../promql/selector';
import { effectiveExpectedNodes } from '../settings/effective';
import { type ExpectedNodes, type Source } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { KubeProxy } from '../signals/kubeProxy';
import { linuxModes, nodesPerMode } from '../signals/lifecycle/modes';

/** What a data source has of the kube-proxies of one cluster, as far as it decides which signals can work. */
export interface Here {
  /** Names of the series that are there; of a classic histogram `…_count`, of a native one the bare name. */
  series: ReadonlySet<string>;
  /** Modes that were recognised; empty where no metric tells. */
  modes: readonly ProxyMode[];
  /** Versions of kube-proxy such as `v1.35.4`; empty where none is known. */
  versions: readonly string[];
  expectedNodes: ExpectedNodes['mode'];
  /** The form in which rules read histograms; left out: classic. */
  histograms?: HistogramForm;
}

/** Of kube-state-metrics these two stand for the rest; a node has a dozen series of conditions. */
const ofKubeStateMetrics = [nodeInfo, daemonSetDesired] as const;

/**
 * PromQL by name for `clustersHere`. Counts at most a few dozen series a node, of this moment only; meant for a page
 * that somebody looks at, not for a rule.
 */
export function hereQueries({ selector, clusterLabel, expectedNodes }: Source): Record<string, string> {
  const target: Matcher[] = [{ label: 'job', operator: '=~', value: selector.job }, ...selector.extra];
  const kubeProxy = new KubeProxy({
    target,
    cluster: [],
    clusterLabel,
    expectedNodes,
    knownClusters: [],
    isEnabled: () => true,
  });
  const perCluster = kubeProxy.perCluster;
  const named = (names: string[], matchers: Matcher[]): Expression =>
    select('', [oneOf('__name__', names), ...matchers]).aggregated('count', ['__name__', ...perCluster]);
  return {
    // Unless it is told to, `or` does not look at names: all of kube-state-metrics would be taken for known.
    series: named(readOfKubeProxy(), target).or(
      named(
        ofKubeStateMetrics.map(({ name }) => name),
        []
      ),
      ['__name__', ...perCluster]
    ).text,
    modes: nodesPerMode(kubeProxy).text,
    versions: kubeProxy.series(buildInfo).aggregated('count', [...perCluster, 'git_version', 'platform']).text,
  };
}

/** What is here per cluster, by its name; of every cluster that has a target of kube-proxy. */
export function clustersHere(source: Source, answers: Answers): Map<string, Here> {
  const clusterOf = (labels: Readonly<Record<string, string>>) => labels[source.clusterLabel] ?? '';
  const valuesOf = (query: string, label: string, cluster: string) => [
    ...new Set(
      (answers[query] ?? [])
        .filter(({ labels }) => clusterOf(labels) === cluster)
        .flatMap(({ labels }) => labels[label] ?? [])
    ),
  ];
  const clusters = (answers['series'] ?? [])
    .filter(({ labels }) => labels['__name__'] === up.name)
    .map(({ labels }) => clusterOf(labels));
  return new Map(
    clusters.map((cluster) => {
      const recognised = valuesOf('modes', 'mode', cluster);
      const hasWindows = valuesOf('versions', 'platform', cluster).some((platform) => platform.startsWith('windows/'));
      const here: Here = {
        series: new Set(valuesOf('series', '__name__', cluster)),
        modes: [
          ...linuxModes.filter((mode) => recognised.includes(mode)),
          ...(hasWindows ? ['kernelspace' as const] : []),
        ],
        versions: valuesOf('versions', 'git_version', cluster),
        expectedNodes: effectiveExpectedNodes(source, cluster).mode,
        histograms: source.histograms,
      };
      return [cluster, here];
    })
  );
}

/** Names under which a family's series may be there: a histogram classic or native. */
export function namesOf({ name, type }: Family): string[] {
  return type === 'histogram' ? [`${name}_count`, name] : [name];
}

function readOfKubeProxy(): string[] {
  const read = catalogue.flatMap(({ requires }) => requires.families).filter(({ name }) => !name.startsWith('kube_'));
  return [...new Set([...read, up, lastQueued, buildInfo, kubeletNodeName].flatMap(namesOf))].sort();
}
