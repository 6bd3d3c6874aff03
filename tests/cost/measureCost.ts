import * as v from 'valibot';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { graph, type CostlyQuery } from './costlyQueries';
import { subqueriesOf } from './subqueries';
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

interface Times {
  end: number;
  seconds: number;
  step: number;
}

/** Prometheus counts of a subquery only the points that it results in: what these read is asked apart. */
async function samplesRead(url: string, { expression, isRange, name }: CostlyQuery): Promise<number> {
  const times = { end: recordedUntil, seconds: isRange ? graph.seconds : 0, step: graph.step };
  return samplesOf(url, name, expression, times);
}

async function samplesOf(url: string, name: string, query: string, { end, seconds, step }: Times): Promise<number> {
  const body = new URLSearchParams({
    query,
    stats: 'all',
    start: String(end - seconds),
    end: String(end),
    step: `${step}`,
  });
  const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`Prometheus refuses “${name}”: ${await response.text()}\n${query}`);
  }
  let samples = v.parse(answer, await response.json()).data.stats.samples.totalQueryableSamples;
  for (const { expression, isAskedOnce, rangeSeconds, stepSeconds } of subqueriesOf(query)) {
    // The beginning of the range is left out, as Prometheus 3 does.
    const inside = { end, seconds: rangeSeconds - stepSeconds, step: stepSeconds };
    samples += (await samplesOf(url, name, expression, inside)) * (isAskedOnce ? 1 : 1 + seconds / step);
  }
  return samples;
}
