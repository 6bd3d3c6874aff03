import { literalInRegex } from '../promql/quoting';
import { defaultJob, type Source } from '../settings/schema';
import { proposedClusterLabel } from './clusterLabels';
import { type JobsFound } from './jobs';

/** How kube-proxy is told apart in a data source. */
export type Selection = Pick<Source, 'selector' | 'clusterLabel'>;

const usual = new RegExp(`^(?:${defaultJob})$`);

/**
 * A selection that fits what was found in every cluster; undefined where no job carries kube-proxy's metrics. Of a
 * cluster without a usual job it takes the largest: on k3s and the like several jobs show the same series.
 */
export function proposedSelection({
  perCluster,
  labels,
}: Pick<JobsFound, 'perCluster' | 'labels'>): Selection | undefined {
  if (perCluster.length === 0) {
    return undefined;
  }
  const clusterLabel = proposedClusterLabel(labels);
  const ofCluster = new Map<string, { job: string; targets: number }>();
  for (const { job, targets, labels: ofJob } of perCluster) {
    const cluster = ofJob[clusterLabel] ?? '';
    const best = ofCluster.get(cluster);
    const isBetter =
      best === undefined || (isUsual(job) ? !isUsual(best.job) : !isUsual(best.job) && targets > best.targets);
    if (isBetter) {
      ofCluster.set(cluster, { job, targets });
    }
  }
  const names = [...ofCluster.values()].map(({ job }) => job);
  const unusual = [...new Set(names.filter((name) => !isUsual(name)))].sort();
  const job = [...(names.some(isUsual) ? [defaultJob] : []), ...unusual.map(literalInRegex)].join('|');
  return { selector: { job, extra: [] }, clusterLabel };
}

function isUsual(job: string): boolean {
  return usual.test(job);
}

/** The selection with one more job in it. */
export function withJob(job: string, added: string): string {
  return `${job}|${literalInRegex(added)}`;
}
