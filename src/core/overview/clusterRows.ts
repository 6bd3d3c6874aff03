import { ruleUidParts } from '../compile/ruleUid';
import { stanceOf } from '../settings/stance';
import { type Source } from '../settings/schema';
import { apiErrorSignals, staleRulesSignals } from '../signals/freshness';
import { type SignalId } from '../signals/signal';
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
  /** Nodes whose rules are known to be those that the cluster wants. */
  upToDate?: number;
  /** Nodes that hear of no changes, so that their rules may be old without any other sign. */
  cutOff: number;
  /** Mean time of a sync on the slowest node. */
  slowestSyncSeconds?: number;
  /** Nodes whose requests to the API server fail or are rejected. */
  withApiErrors?: number;
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
  const slowestSync = read('slowest-sync');
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
      ...freshness(runningHere, ofCluster),
      slowestSyncSeconds: finite(slowestSync.get(cluster)),
      withApiErrors: withApiErrors(runningHere, ofCluster, answers),
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

/** Signals that say of a whole cluster that its rules may be old, without naming its nodes. */
const freshnessUnknown: readonly SignalId[] = ['metrics-missing', 'api-server-unusable'];

function freshness(running: number, problems: readonly Problem[]): Pick<ClusterRow, 'upToDate' | 'cutOff'> {
  const behind = addressesIn(problems.filter(({ rule }) => staleRulesSignals.includes(rule.signal.id)));
  const hearingNothing = problems.filter(
    ({ rule }) => apiErrorSignals.includes(rule.signal.id) && rule.severity === 'critical'
  );
  const cutOff = [...addressesIn(hearingNothing)].filter((address) => !behind.has(address)).length;
  return {
    upToDate: problems.some(({ rule }) => freshnessUnknown.includes(rule.signal.id))
      ? undefined
      : Math.max(0, running - behind.size - cutOff),
    cutOff,
  };
}

function withApiErrors(running: number, problems: readonly Problem[], answers: Answers): number | undefined {
  // One alert speaks for the nodes where most of a cluster is affected, and says how many they are.
  const ofMost = problems.find(({ rule }) => rule.signal.id === 'api-server-unusable');
  if (ofMost !== undefined) {
    return Math.round(ofMost.value * running);
  }
  const asked = Object.entries(answers).filter(([name]) =>
    apiErrorSignals.some((id) => id === ruleUidParts(name)?.signalId)
  );
  const isKnown = asked.length > 0 && asked.every(([, answer]) => answer !== undefined);
  return isKnown
    ? addressesIn(problems.filter(({ rule }) => apiErrorSignals.includes(rule.signal.id))).size
    : undefined;
}

/** What tells their nodes apart, each once. */
function addressesIn(problems: readonly Problem[]): Set<string> {
  return new Set(problems.flatMap(({ nodes }) => nodes).flatMap(({ addresses }) => addresses));
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
