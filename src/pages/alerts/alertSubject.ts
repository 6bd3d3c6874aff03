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

/** The source whose rule it is. */
export function sourceOfRule(uid: string, sources: readonly Source[]): Source | undefined {
  return sources.find(({ id }) => uid.startsWith(`kpm-${id}-`));
}

type Labels = Readonly<Record<string, string>>;

/** Labels that a silence has to match: those of one level of an alert, or of one who it is about. */
export function silencedBy(
  { title, severity }: { title: string; severity: string },
  source: Source | undefined,
  labels: Labels = {}
): Record<string, string> {
  const who = [source?.clusterLabel ?? 'cluster', labels['node'] === undefined ? 'instance' : 'node'];
  const told = who.flatMap((name) => {
    const value = labels[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return { alertname: title, severity, ...Object.fromEntries(told) };
}
