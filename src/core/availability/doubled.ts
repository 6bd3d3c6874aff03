import { type Source } from '../settings/schema';
import { type FoundBySource } from './obstacles';

/** Sentences about clusters of a source that another one watches too: each of their alerts comes twice. */
export function doubledIn(source: Source, sources: readonly Source[], found: FoundBySource): string[] {
  return sources.flatMap((other) => {
    if (other.id === source.id) {
      return [];
    }
    const both = watchedIn(source, found).filter((cluster) => watchedIn(other, found).includes(cluster));
    const isSameData = other.datasourceUid === source.datasourceUid;
    // Two data sources without a cluster label are two clusters, as far as anybody knows.
    const named = isSameData ? both : both.filter((cluster) => cluster !== '');
    return named.length === 0
      ? []
      : [
          `${inWords(named)} watched by “${other.name}” as well${isSameData ? ', in the same data source' : ''}: every alert comes twice.`,
        ];
  });
}

function watchedIn({ id, clusters }: Source, found: FoundBySource): string[] {
  return (found[id]?.clusters ?? [])
    .filter(({ cluster, targets }) => targets > 0 && clusters[cluster]?.kubeProxy !== false)
    .map(({ cluster }) => cluster);
}

const mostNamed = 4;

function inWords(clusters: readonly string[]): string {
  const names = clusters.map((cluster) => (cluster === '' ? 'The cluster without a label' : cluster));
  return `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ', …' : ''} ${names.length === 1 ? 'is' : 'are'}`;
}
