import { bundledSettings, newSource } from '../../settings/bundledSettings';
import { type Settings, type Source } from '../../settings/schema';

/**
 * All sources as one: a dashboard is bound to a data source by its variable only. What would be wrong for one of them is
 * left out, or holds for the clusters that it names. The first one says how clusters are told apart.
 */
export function joinedSource(settings: Settings): Source {
  const sources = sourcesOf(settings);
  const [first] = sources;
  if (first === undefined) {
    throw new Error('There is no source to draw');
  }
  const forms = new Set(sources.map(({ histograms }) => histograms));
  return {
    ...first,
    histograms: forms.size > 1 ? 'both' : first.histograms,
    // What one source needs would hide another one.
    selector: {
      ...first.selector,
      extra: agree(sources, ({ selector }) => selector.extra) ? first.selector.extra : [],
    },
    ...expectations(first, sources),
  };
}

/** Matches the jobs of every source of the settings. */
export function defaultJob(settings: Settings): string {
  const jobs = [...new Set(sourcesOf(settings).map(({ selector }) => selector.job))];
  const [only, ...others] = jobs;
  return only !== undefined && others.length === 0 ? only : jobs.map((job) => `(${job})`).join('|');
}

/** Where sources expect different nodes, each one's numbers are those of its own clusters, and all others are counted. */
function expectations(first: Source, sources: Source[]): Pick<Source, 'expectedNodes' | 'clusters'> {
  const isShared = agree(sources, ({ expectedNodes }) => expectedNodes);
  const clusters = [...sources]
    .reverse()
    .flatMap(({ clusters: own, expectedNodes }) =>
      Object.entries(own).map(([name, cluster]): [string, Source['clusters'][string]] => [
        name,
        isShared ? cluster : { expectedNodes, ...cluster },
      ])
    );
  return {
    expectedNodes: isShared ? first.expectedNodes : newSource(first.id, first.name, first.datasourceUid).expectedNodes,
    clusters: Object.fromEntries(clusters),
  };
}

function agree(sources: Source[], part: (source: Source) => unknown): boolean {
  return new Set(sources.map((source) => JSON.stringify(part(source)))).size === 1;
}

function sourcesOf({ sources }: Settings): Source[] {
  return sources.length > 0 ? sources : bundledSettings().sources;
}
