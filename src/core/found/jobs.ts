import { namesOf } from '../availability/here';
import { lastQueued, networkProgramming, syncDuration } from '../metrics/programming';
import { type Answers } from '../overview/overviewQueries';
import { oneOf, select, type Matcher } from '../promql/selector';
import { type Source } from '../settings/schema';
import { clusterLabels } from './clusterLabels';

/** Targets of a job that carry kube-proxy's metrics, by the labels that may name their cluster. */
export interface JobFound {
  job: string;
  targets: number;
  /** Without labels that are not there. */
  labels: Readonly<Record<string, string>>;
}

/** A cluster whose kube-proxies are all in a job that the selection leaves out. */
export interface UncoveredJob {
  cluster: string;
  job: string;
  targets: number;
}

export interface JobsFound {
  /** Every job once, the largest first. */
  jobs: Array<{ job: string; targets: number }>;
  /** The same by cluster. */
  perCluster: JobFound[];
  /** Names of all labels that these series carry. */
  labels: string[];
}

/**
 * Any of these tells of a kube-proxy: lists of metrics to keep, as Azure's minimal ingestion has one, drop gauges, and a
 * histogram has another name where only native ones are scraped.
 */
const tellingNames = oneOf('__name__', [lastQueued, syncDuration, networkProgramming].flatMap(namesOf));

/** PromQL by name for `jobsIn`: which jobs carry kube-proxy's metrics, and some of their series with all labels. */
export function jobQueries(): Record<string, string> {
  return {
    jobs: counted([], clusterLabels),
    examples: select('', [tellingNames]).aggregated('topk', ['job'], 3).text,
  };
}

/** PromQL by name for `uncoveredJobsIn`. */
export function otherJobsQueries({ selector, clusterLabel }: Source): Record<string, string> {
  const others: Matcher[] = [{ label: 'job', operator: '!~', value: selector.job }, ...selector.extra];
  return { 'other-jobs': counted(others, [clusterLabel]) };
}

export function jobsIn(answers: Answers): JobsFound {
  const perCluster = rowsOf(answers['jobs']);
  const targets = new Map<string, number>();
  for (const row of perCluster) {
    targets.set(row.job, (targets.get(row.job) ?? 0) + row.targets);
  }
  const jobs = [...targets].map(([job, count]) => ({ job, targets: count }));
  return {
    jobs: jobs.sort(largestFirst),
    perCluster,
    labels: [...new Set((answers['examples'] ?? []).flatMap(({ labels }) => Object.keys(labels)))].sort(),
  };
}

/**
 * Clusters that the selection leaves out, each with its largest job. Where the selection has a target as well the other
 * job is no news: on k3s and the like several jobs show the same series.
 */
export function uncoveredJobsIn(
  { clusterLabel }: Source,
  answers: Answers,
  covered: readonly string[]
): UncoveredJob[] {
  const largest = new Map<string, UncoveredJob>();
  for (const { job, targets, labels } of rowsOf(answers['other-jobs']).sort(largestFirst)) {
    const cluster = labels[clusterLabel] ?? '';
    if (!covered.includes(cluster) && !largest.has(cluster)) {
      largest.set(cluster, { cluster, job, targets });
    }
  }
  return [...largest.values()];
}

function counted(matchers: Matcher[], by: readonly string[]): string {
  return select('', [tellingNames, ...matchers])
    .aggregated('group', [...by, 'job', 'instance', 'node'])
    .aggregated('count', [...by, 'job']).text;
}

function rowsOf(answer: Answers[string] = []): JobFound[] {
  return answer.map(({ labels, value }) => ({ job: labels['job'] ?? '', targets: value, labels }));
}

function largestFirst(left: { job: string; targets: number }, right: { job: string; targets: number }): number {
  return right.targets - left.targets || left.job.localeCompare(right.job, 'en', { numeric: true });
}
