import { lastQueued, syncDuration } from '../metrics/programming';
import { anyOf } from '../promql/expression';
import { select } from '../promql/selector';
import { type Settings, type Source } from '../settings/schema';
import { overviewQueries, type Answers } from './overviewQueries';

/** What a data source shows before anything about it is saved. */
export interface Found {
  /** Jobs that carry kube-proxy's metrics, with their number of targets; the largest first. */
  jobs: Array<{ job: string; targets: number }>;
  /** What the selection of the source finds, per cluster. `expected` is the automatic number. */
  clusters: Array<{ cluster: string; expected?: number; running: number }>;
}

/** PromQL by name for `foundIn`. */
export function foundQueries(settings: Settings, source: Source): Record<string, string> {
  const automatic: Source = { ...source, expectedNodes: { ...source.expectedNodes, mode: 'auto' } };
  const { expected, running, targets } = overviewQueries(settings, automatic).texts;
  const jobs = anyOf([select(lastQueued.name, []), select(`${syncDuration.name}_count`, []), select(syncDuration.name, [])])
    .aggregated('group', ['job', 'instance'])
    .aggregated('count', ['job']);
  return Object.fromEntries(
    Object.entries({ jobs: jobs.text, expected, running, targets }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text]]
    )
  );
}

export function foundIn(source: Source, answers: Answers): Found {
  const jobs = (answers['jobs'] ?? []).map(({ labels, value }) => ({ job: labels['job'] ?? '', targets: value }));
  const valueOf = (name: string, cluster: string) =>
    answers[name]?.find(({ labels }) => (labels[source.clusterLabel] ?? '') === cluster)?.value;
  return {
    jobs: jobs.sort((left, right) => right.targets - left.targets || left.job.localeCompare(right.job)),
    clusters: (answers['targets'] ?? [])
      .map(({ labels }) => labels[source.clusterLabel] ?? '')
      .sort((left, right) => left.localeCompare(right))
      .map((cluster) => ({
        cluster,
        expected: valueOf('expected', cluster),
        running: valueOf('running', cluster) ?? 0,
      })),
  };
}
