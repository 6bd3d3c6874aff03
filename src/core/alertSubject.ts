import { type Source } from './settings/schema';

/**
 * Who an alert is about, as people say it: `node-17 (prod-eu)`, or the cluster alone. Untrusted text.
 * @param source undefined where it is no longer in the settings
 */
export function alertSubject(
  labels: Readonly<Record<string, string>>,
  source: Pick<Source, 'clusterLabel' | 'name'> | undefined
): string {
  const cluster = labels[source?.clusterLabel ?? 'cluster'] ?? '';
  const node = labels['node'] ?? labels['instance'] ?? '';
  if (node === '') {
    return cluster === '' ? (source?.name ?? 'all of it') : cluster;
  }
  return cluster === '' ? node : `${node} (${cluster})`;
}
