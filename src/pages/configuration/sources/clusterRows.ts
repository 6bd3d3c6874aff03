import { expectationOf, toleratedOf } from '../../../core/found/expectation';
import { type Found, type FoundCluster } from '../../../core/found/found';
import { stanceOf, type Stance } from '../../../core/settings/stance';
import { effectiveExpectedNodes } from '../../../core/settings/effective';
import { type Source } from '../../../core/settings/schema';

/** A cluster in the table: what is found and what the settings make of it. */
export interface ClusterRow {
  /** Value of the cluster label; untrusted text. */
  cluster: string;
  found?: FoundCluster;
  stance: Stance;
  expected?: number;
  /** Who says so. */
  from: string;
  running: number;
  /** Positive when some are missing. */
  difference: number;
  /** More are missing than may be. */
  isTooFew: boolean;
  /** Nodes that lack one, each with why; not always all of them. */
  missing: string[];
  versions: string[];
  modes: readonly string[];
  hasOwnNumber: boolean;
  /** How many signals have numbers of their own here. */
  ownSignals: number;
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
      const wanted = effectiveExpectedNodes(source, cluster);
      const { count, from } = expectationOf(known, wanted);
      const difference = (count ?? known.running) - known.running;
      return {
        cluster,
        found: seen,
        stance: stanceOf(own),
        expected: count,
        from,
        running: known.running,
        difference,
        isTooFew: difference > toleratedOf(wanted, count ?? known.running),
        missing: [
          ...known.uncovered.map((node) => `${node} (no kube-proxy)`),
          ...known.unreached.map((node) => `${node} (does not answer)`),
        ],
        versions: [...(here?.versions ?? [])].sort(),
        modes: here?.modes ?? [],
        hasOwnNumber: own?.expectedNodes !== undefined,
        ownSignals: Object.keys(own?.signals ?? {}).length,
      };
    });
}
