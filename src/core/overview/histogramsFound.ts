import { syncDuration } from '../metrics/programming';
import { type Expression } from '../promql/expression';
import { type HistogramForm } from '../promql/histogram';
import { type Settings, type Source } from '../settings/schema';
import { everywhere, type Answers } from './overviewQueries';

/** In which form a cluster's targets show histograms, in numbers of targets. A target that has both forms counts as classic. */
export interface HistogramsFound {
  /** Value of the cluster label; empty where series have none. */
  cluster: string;
  classic: number;
  native: number;
}

/**
 * PromQL by name for `histogramsIn`. Native histograms replace `_bucket`, `_sum` and `_count` by one series with the bare
 * name, so a target is native where the bare name has series and `_count` has none.
 */
export function histogramQueries(settings: Settings, source: Source): Record<string, string> {
  const perCluster = (targets: Expression) => targets.aggregated('count', [source.clusterLabel]);
  const classic = everywhere(settings, source, (kubeProxy) =>
    perCluster(kubeProxy.presence(syncDuration, 'classic').aggregated('group', kubeProxy.perTarget))
  );
  const native = everywhere(settings, source, (kubeProxy) =>
    perCluster(
      kubeProxy
        .presence(syncDuration, 'native')
        .aggregated('group', kubeProxy.perTarget)
        .unless(kubeProxy.presence(syncDuration, 'classic'), kubeProxy.perTarget)
    )
  );
  return classic === undefined || native === undefined
    ? {}
    : { 'classic-histograms': classic.text, 'native-histograms': native.text };
}

/** What the answers to `histogramQueries` say, clusters by name; empty where no target shows histograms. */
export function histogramsIn(source: Source, answers: Answers): HistogramsFound[] {
  const found = new Map<string, HistogramsFound>();
  for (const form of ['classic', 'native'] as const) {
    for (const { labels, value } of answers[`${form}-histograms`] ?? []) {
      const cluster = labels[source.clusterLabel] ?? '';
      found.set(cluster, { ...(found.get(cluster) ?? { cluster, classic: 0, native: 0 }), [form]: value });
    }
  }
  return [...found.values()].sort((left, right) => left.cluster.localeCompare(right.cluster));
}

/** The form that reads all targets and costs least; undefined where nothing was found. */
export function fittingForm(found: readonly HistogramsFound[]): HistogramForm | undefined {
  const [hasClassic, hasNative] = [found.some(({ classic }) => classic > 0), found.some(({ native }) => native > 0)];
  return hasNative ? (hasClassic ? 'both' : 'native') : hasClassic ? 'classic' : undefined;
}

/** What is wrong with the form of the settings and what to choose, as sentences; undefined when it reads every target. */
export function histogramAdvice(set: HistogramForm, found: readonly HistogramsFound[]): string | undefined {
  const fitting = fittingForm(found);
  if (fitting === undefined || fitting === set || set === 'both') {
    return undefined;
  }
  const unread = found.filter((cluster) => cluster[set === 'classic' ? 'native' : 'classic'] > 0);
  const targets = unread.reduce((sum, { classic, native }) => sum + (set === 'classic' ? native : classic), 0);
  const where = unread.map(({ cluster }) => cluster).filter((cluster) => cluster !== '');
  const whose = `${targets === 1 ? '1 kube-proxy' : `${targets} kube-proxies`}${where.length === 0 ? '' : ` in ${where.join(', ')}`}`;
  const why =
    set === 'classic'
      ? `Prometheus scrapes only native histograms of ${whose} (Kubernetes 1.37 and later)`
      : `Prometheus scrapes only classic histograms of ${whose}`;
  return `${why}: durations and latencies of these are not read, and their alerts are blind. Choose “${fitting}”.`;
}
