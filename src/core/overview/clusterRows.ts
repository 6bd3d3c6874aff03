import { stanceOf } from '../settings/stance';
import { type Source } from '../settings/schema';
import { type Answers, type NumberName } from './overviewQueries';
import { type Problem } from './problems';

/** One cluster in numbers; undefined is unknown. */
export interface ClusterRow {
  source: Source;
  /** Value of the cluster label; empty where series have none. */
  cluster: string;
  name: string;
  /** `no kube-proxy`: confirmed in the settings; `none seen`: nodes are known, but no kube-proxy was seen within a day. */
  kind: 'monitored' | 'no kube-proxy' | 'none seen';
  expected?: number;
  running: number;
  upToDate?: number;
  /** Mean time of a sync on the slowest node. */
  slowestSyncSeconds?: number;
  /** Largest share of failed requests of a node, 0 to 1. */
  apiErrorRatio?: number;
  /** As in `v1.35.4`, ascending. */
  versions: string[];
  /** Proxy modes as far as metrics tell, the most usual first; empty where none does. */
  modes: string[];
  problems: Problem[];
}

/** Rows for every cluster that the answers or the settings of the source know; those with problems first. */
export function clusterRows(source: Source, answers: Answers, problems: readonly Problem[]): ClusterRow[] {
  const read = (name: NumberName) => byCluster(source, answers, name);
  const [expected, running, targets] = [read('expected'), read('running'), read('targets')];
  const [slowestSync, apiErrors] = [read('slowest-sync'), read('api-errors')];
  const ofSource = problems.filter(({ rule }) => rule.source.id === source.id);
  const clusters = new Set([
    // Numbers alone do not make a cluster one that must be there.
    ...Object.keys(source.clusters).filter((name) => stanceOf(source.clusters[name]) !== 'automatic'),
    ...expected.keys(),
    ...targets.keys(),
    ...ofSource.map(({ cluster }) => cluster),
  ]);
  const rows = [...clusters].map((cluster): ClusterRow => {
    const ofCluster = ofSource.filter((problem) => problem.cluster === cluster);
    const isSeen = targets.has(cluster) || ofCluster.length > 0;
    const isSwitchedOff = source.clusters[cluster]?.kubeProxy === false;
    const runningHere = running.get(cluster) ?? 0;
    return {
      source,
      cluster,
      name: cluster === '' ? source.name : cluster,
      kind: isSwitchedOff ? 'no kube-proxy' : isSeen ? 'monitored' : 'none seen',
      expected: expected.get(cluster),
      running: runningHere,
      upToDate: upToDate(runningHere, ofCluster),
      slowestSyncSeconds: finite(slowestSync.get(cluster)),
      // No request at all within the window is no failed one either.
      apiErrorRatio: apiErrors.has(cluster) ? (finite(apiErrors.get(cluster)) ?? 0) : undefined,
      versions: versionsOf(source, answers, cluster),
      modes: modesOf(source, answers, cluster),
      problems: ofCluster,
    };
  });
  return rows.sort(
    (left, right) =>
      Number(right.problems.length > 0) - Number(left.problems.length > 0) || left.name.localeCompare(right.name)
  );
}

/** Signals that mean that the rules on a node are not those that the cluster wants. */
const outOfDate: readonly string[] = ['rules-stale', 'never-synced'];

function upToDate(running: number, problems: readonly Problem[]): number | undefined {
  if (problems.some(({ rule }) => rule.signal.id === 'metrics-missing')) {
    return undefined;
  }
  const behind = problems.filter(({ rule }) => outOfDate.includes(rule.signal.id)).flatMap(({ nodes }) => nodes);
  return Math.max(0, running - new Set(behind.flatMap(({ addresses }) => addresses)).size);
}

function byCluster(source: Source, answers: Answers, name: NumberName): Map<string, number> {
  return new Map((answers[name] ?? []).map(({ labels, value }) => [labels[source.clusterLabel] ?? '', value]));
}

function versionsOf(source: Source, answers: Answers, cluster: string): string[] {
  const versions = (answers['version'] ?? [])
    .filter(({ labels }) => (labels[source.clusterLabel] ?? '') === cluster)
    .map(({ labels }) => labels['git_version'] ?? '')
    .filter((version) => version !== '');
  return versions.sort((left, right) => left.localeCompare(right, undefined, { numeric: true }));
}

function modesOf(source: Source, answers: Answers, cluster: string): string[] {
  return (answers['modes'] ?? [])
    .filter(({ labels }) => (labels[source.clusterLabel] ?? '') === cluster)
    .sort((left, right) => right.value - left.value)
    .flatMap(({ labels }) => labels['mode'] ?? []);
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
