/** Names under which people keep the cluster, the usual ones first. */
export const clusterLabels = [
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
