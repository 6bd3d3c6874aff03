import { literalInRegex } from '../promql/quoting';
import { defaultJob, type Source } from '../settings/schema';
import { type Found } from './found';

/** Names under which people keep the cluster, the usual ones first. */
const clusterLabels = [
  'cluster',
  'k8s_cluster_name',
  'cluster_name',
  'k8s_cluster',
  'kubernetes_cluster',
  'clusterName',
  'cluster_id',
  'prometheus_cluster',
  'eks_cluster',
  'tenant_cluster',
] as const;

/** How kube-proxy is told apart in a data source. */
export type Selection = Pick<Source, 'selector' | 'clusterLabel'>;

/** A selection that fits what was found; undefined where no job carries kube-proxy's metrics. */
export function proposedSelection({ jobs, labels }: Pick<Found, 'jobs' | 'labels'>): Selection | undefined {
  const [largest] = jobs;
  if (largest === undefined) {
    return undefined;
  }
  const usual = new RegExp(`^(?:${defaultJob})$`);
  // On k3s and the like several jobs show the same series, so that only one of them is taken.
  const job = jobs.some((one) => usual.test(one.job)) ? defaultJob : literalInRegex(largest.job);
  return { selector: { job, extra: [] }, clusterLabel: proposedClusterLabel(labels) };
}

/** The label that tells clusters apart, by its name; `cluster` where none looks like it. */
export function proposedClusterLabel(labels: readonly string[]): string {
  return clusterLabels.find((name) => labels.includes(name)) ?? 'cluster';
}

/** Labels of the series that describe the target or the metric, so that none of them names a cluster. */
const otherLabels = ['__name__', 'instance', 'ip_family', 'job', 'node', 'pod', 'container', 'endpoint', 'service'];

/** Labels that may tell clusters apart, the likeliest first. */
export function possibleClusterLabels(labels: readonly string[]): string[] {
  const known: readonly string[] = clusterLabels;
  const possible = labels.filter((name) => !otherLabels.includes(name) && !name.startsWith('__'));
  return [...possible.filter((name) => known.includes(name)), ...possible.filter((name) => !known.includes(name))];
}
