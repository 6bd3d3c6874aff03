import { type Found } from '../found/found';
import { effectiveExpectedNodes } from '../settings/effective';
import { type Source } from '../settings/schema';
import { type Signal } from '../signals/signal';
import { type Here } from './here';
import { whereNot } from './whyNotHere';

/** What was found by the id of its source; undefined while it is not known. */
export type FoundBySource = Readonly<Record<string, Found | undefined>>;

/** Why a signal cannot fire in some of the clusters that are watched. */
export interface Obstacles {
  /** Each once, with the names of the clusters that it holds for. */
  reasons: Array<{ reason: string; clusters: string[] }>;
  /** No cluster is left in which it could fire. */
  isEverywhere: boolean;
}

/** With the present settings, which may not be those that were searched with. */
export function obstaclesOf(signal: Signal, sources: readonly Source[], found: FoundBySource): Obstacles {
  const clusters = new Map(
    sources.flatMap((source) =>
      [...(found[source.id]?.here ?? [])]
        .filter(([cluster]) => source.clusters[cluster]?.kubeProxy !== false)
        .map(([cluster, here]): [string, Here] => [
          nameOf(cluster, source, sources),
          withPresent(source, cluster, here),
        ])
    )
  );
  const reasons = whereNot(signal, clusters);
  const affected = reasons.reduce((sum, reason) => sum + reason.clusters.length, 0);
  return { reasons, isEverywhere: affected > 0 && affected === clusters.size };
}

function nameOf(cluster: string, source: Source, sources: readonly Source[]): string {
  const name = cluster === '' ? 'without a cluster label' : cluster;
  return sources.length > 1 ? `${name} (${source.name})` : name;
}

function withPresent(source: Source, cluster: string, here: Here): Here {
  const { mode } = effectiveExpectedNodes(source, cluster);
  return { ...here, expectedNodes: mode, histograms: source.histograms };
}
