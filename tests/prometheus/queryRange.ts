import * as v from 'valibot';

import { type EvaluationRange, type RangeSeries } from '../../src/core/backtest/sampleGrid';

const answer = v.object({
  data: v.object({
    result: v.array(
      v.object({
        metric: v.record(v.string(), v.string()),
        values: v.array(v.tuple([v.number(), v.string()])),
      })
    ),
  }),
});

/** What a real Prometheus says to a range query. @throws Error with its own words when it refuses the query */
export async function queryRange(
  url: string,
  query: string,
  { from, to, stepSeconds }: EvaluationRange
): Promise<RangeSeries[]> {
  const body = new URLSearchParams({
    query,
    start: String(from / 1000),
    end: String(to / 1000),
    step: String(stepSeconds),
  });
  const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`Prometheus refuses a query: ${await response.text()}\n${query}`);
  }
  return v.parse(answer, await response.json()).data.result.map(({ metric, values }): RangeSeries => ({
    labels: Object.fromEntries(Object.entries(metric).filter(([name]) => name !== '__name__')),
    times: values.map(([seconds]) => Math.round(seconds * 1000)),
    values: values.map(([, value]) => Number(value.replace('Inf', 'Infinity'))),
  }));
}
