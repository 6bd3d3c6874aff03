import { expectationOf, known, toleratedOf } from '../../../core/found/expectation';
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
  /** Undefined where the data source did not say. */
  running?: number;
  /** Positive when some are missing; undefined where that is not known. */
  difference?: number;
  /** More are missing than may be. */
  isTooFew: boolean;
  /** Nodes that lack one, each with why; not always all of them. */
  missing: string[];
  versions: string[];
  modes: readonly string[];
  hasOwnNodeCount: boolean;
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
      const shown: FoundCluster = seen ?? { cluster, targets: 0, running: 0, uncovered: [], unreached: [] };
      const running = known(shown.running);
      const wanted = effectiveExpectedNodes(source, cluster);
      const { count, from } = expectationOf(shown, wanted);
      const difference = running === undefined ? undefined : (count ?? running) - running;
      return {
        cluster,
        found: seen,
        stance: stanceOf(own),
        expected: count,
        from,
        running,
        difference,
        isTooFew: difference !== undefined && difference > toleratedOf(wanted, count ?? running ?? 0),
        missing: [
          ...shown.uncovered.map((node) => `${node} (no kube-proxy)`),
          ...shown.unreached.map((node) => `${node} (does not answer)`),
        ],
        versions: [...(here?.versions ?? [])].sort(),
        modes: here?.modes ?? [],
        hasOwnNodeCount: own?.expectedNodes !== undefined,
        ownSignals: Object.keys(own?.signals ?? {}).length,
      };
    });
}
