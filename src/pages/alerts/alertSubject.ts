import { type Source } from '../../core/settings/schema';

/** Who an alert is about, as people say it: `node-17 (prod-eu)`, or the cluster alone. */
export function alertSubject(labels: Readonly<Record<string, string>>, source: Source | undefined): string {
  const cluster = labels[source?.clusterLabel ?? 'cluster'] ?? '';
  const node = labels['node'] ?? labels['instance'] ?? '';
  if (node === '') {
    return cluster === '' ? (source?.name ?? 'all of it') : cluster;
  }
  return cluster === '' ? node : `${node} (${cluster})`;
}
