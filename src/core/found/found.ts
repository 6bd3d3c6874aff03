import { clustersHere, type Here } from '../availability/here';
import { histogramsIn, type HistogramsFound } from '../overview/histogramsFound';
import { type Answers } from '../overview/overviewQueries';
import { type Source } from '../settings/schema';
import { missingNodesIn, type MissingNodes } from './missingNodes';
import { bucketsIn, type BucketsFound } from './bucketsFound';
import { jobsIn, uncoveredJobsIn, type JobsFound, type UncoveredJob } from './jobs';
import { scrapeSecondsIn } from './scrapeSeconds';

/** A cluster as the data source shows it; of the nodes that lack a kube-proxy only some. */
export interface FoundCluster extends MissingNodes {
  /** Value of the cluster label; empty where series have none. */
  cluster: string;
  /** How many the DaemonSet wants; undefined where it is not known. */
  daemonSet?: Counted;
  /** How many nodes are ready, not new and without an excluded taint; undefined where they are not known. */
  nodes?: Counted;
  /** kube-proxies that Prometheus knows. */
  targets: number;
  running: Counted;
}

/** What a query says that may have been refused. */
export type Counted = number | 'not answered';

/** Why a query was refused, and what to do about it, as sentences. */
export interface Unanswered {
  reason: string;
  nextStep: string;
}

/** What a data source shows before anything about it is saved. */
export interface Found extends Pick<JobsFound, 'jobs' | 'labels'> {
  /** Clusters that the selection leaves out although they have kube-proxy's metrics. */
  uncoveredJobs: UncoveredJob[];
  /** Clusters that have a kube-proxy or a DaemonSet of it, by name. */
  clusters: FoundCluster[];
  /** Clusters whose nodes are known and that have no kube-proxy. */
  withoutKubeProxy: string[];
  here: ReadonlyMap<string, Here>;
  histograms: HistogramsFound[];
  /** By cluster; nothing where it is not known. */
  buckets: ReadonlyMap<string, BucketsFound>;
  /** Seconds between two scrapes where they are rarest; undefined where that is not known. */
  scrapeSeconds?: number;
  /** Why something is not known, where a query was refused. */
  unanswered?: Unanswered;
}

/** @param answers to `foundQueries`; one is undefined where it was refused */
export function foundIn(source: Source, answers: Answers, unanswered?: Unanswered): Found {
  const clusterOf = (labels: Readonly<Record<string, string>>) => labels[source.clusterLabel] ?? '';
  const clustersOf = (...names: string[]) => [
    ...new Set(names.flatMap((name) => (answers[name] ?? []).map(({ labels }) => clusterOf(labels)))),
  ];
  const valueOf = (name: string, cluster: string) =>
    answers[name] === undefined
      ? 'not answered'
      : answers[name].find(({ labels }) => clusterOf(labels) === cluster)?.value;
  const clusters = clustersOf('targets', 'daemonset').sort(byName);
  const { jobs, labels } = jobsIn(answers);
  const covered = clustersOf('targets');
  return {
    jobs,
    labels,
    uncoveredJobs: uncoveredJobsIn(source, answers, covered),
    clusters: clusters.map((cluster) => ({
      cluster,
      daemonSet: valueOf('daemonset', cluster),
      nodes: valueOf('nodes', cluster),
      targets: answers['targets']?.find(({ labels }) => clusterOf(labels) === cluster)?.value ?? 0,
      running: valueOf('running', cluster) ?? 0,
      ...missingNodesIn(source, answers, cluster),
    })),
    withoutKubeProxy: clustersOf('nodes')
      .filter((cluster) => !clusters.includes(cluster))
      .sort(byName),
    here: clustersHere(source, answers),
    histograms: histogramsIn(source, answers),
    buckets: bucketsIn(source, answers),
    scrapeSeconds: scrapeSecondsIn(answers),
    unanswered,
  };
}

function byName(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
