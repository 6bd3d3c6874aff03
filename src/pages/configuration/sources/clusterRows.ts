import { expectationOf } from '../../../core/found/expectation';
import { type Found, type FoundCluster } from '../../../core/found/found';
import { type Source } from '../../../core/settings/schema';

/** A cluster in the table: what is found and what the settings make of it. */
export interface ClusterRow {
  /** Value of the cluster label; untrusted text. */
  cluster: string;
  found?: FoundCluster;
  /** What the user says about it: nothing, that it must be there, or that it has no kube-proxy. */
  stance: 'automatic' | 'expected' | 'no kube-proxy';
  expected?: number;
  /** Who says so. */
  from: string;
  running: number;
  /** Positive when some are missing. */
  difference: number;
  /** Nodes that lack one, each with why; not always all of them. */
  missing: string[];
  versions: string[];
  modes: readonly string[];
  hasOwnNumber: boolean;
}

/** Clusters that are found or set, by name. */
export function clusterRows(source: Source, found: Found): ClusterRow[] {
  const names = [...new Set([...found.clusters.map(({ cluster }) => cluster), ...Object.keys(source.clusters)])];
  return names
    .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }))
    .map((cluster) => {
      const own = source.clusters[cluster];
      const here = found.here.get(cluster);
      const seen = found.clusters.find((one) => one.cluster === cluster);
      const known = seen ?? { cluster, targets: 0, running: 0, uncovered: [], unreached: [] };
      const { count, from } = expectationOf(known, own?.expectedNodes ?? source.expectedNodes);
      return {
        cluster,
        found: seen,
        stance: own === undefined ? 'automatic' : own.kubeProxy ? 'expected' : 'no kube-proxy',
        expected: count,
        from,
        running: known.running,
        difference: (count ?? known.running) - known.running,
        missing: [
          ...known.uncovered.map((node) => `${node} (no kube-proxy)`),
          ...known.unreached.map((node) => `${node} (does not answer)`),
        ],
        versions: [...(here?.versions ?? [])].sort(),
        modes: here?.modes ?? [],
        hasOwnNumber: own?.expectedNodes !== undefined,
      };
    });
}
