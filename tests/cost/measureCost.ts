import * as v from 'valibot';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { graph, type CostlyQuery } from './costlyQueries';
import { recordedUntil, writeRecordedFleet, type FleetSize } from './recordedFleet';

/** What asking a question once costs: a rule one evaluation, a graph an hour of a point a minute. */
export interface Cost {
  kind: CostlyQuery['kind'];
  name: string;
  samplesPerNode: number;
}

const answer = v.object({
  data: v.object({
    result: v.array(v.unknown()),
    stats: v.object({ samples: v.object({ totalQueryableSamples: v.number() }) }),
  }),
});

/**
 * Asks every query of a real Prometheus and takes how many samples it read, by name, the dearest first.
 * @throws Error with Prometheus' own words when it refuses a query
 */
export function measureCost(queries: readonly CostlyQuery[], size: FleetSize): Promise<Cost[]> {
  return withPrometheusOver(
    (recording) => writeRecordedFleet(recording, size),
    async (url) => {
      const costs = new Map<string, Cost>();
      for (const query of queries) {
        const { kind, name } = query;
        const before = costs.get(name)?.samplesPerNode ?? 0;
        const samplesPerNode = Math.round((await samplesRead(url, query)) / size.nodes);
        costs.set(name, { kind, name, samplesPerNode: before + samplesPerNode });
      }
      return [...costs.values()].sort((left, right) => right.samplesPerNode - left.samplesPerNode);
    }
  );
}

async function samplesRead(url: string, { expression, isRange, name }: CostlyQuery): Promise<number> {
  const [path, time]: [string, Record<string, string>] = isRange
    ? [
        'query_range',
        { start: String(recordedUntil - graph.seconds), end: String(recordedUntil), step: String(graph.step) },
      ]
    : ['query', { time: String(recordedUntil) }];
  const body = new URLSearchParams({ query: expression, stats: 'all', ...time });
  const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`Prometheus refuses “${name}”: ${await response.text()}\n${expression}`);
  }
  return v.parse(answer, await response.json()).data.stats.samples.totalQueryableSamples;
}
