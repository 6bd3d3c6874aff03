import * as v from 'valibot';

const answer = v.object({
  data: v.object({
    result: v.array(
      v.object({
        metric: v.record(v.string(), v.string()),
        value: v.optional(v.tuple([v.number(), v.string()])),
        values: v.optional(v.array(v.tuple([v.number(), v.string()]))),
      })
    ),
  }),
});

export type AnsweredSeries = v.InferOutput<typeof answer>['data']['result'][number];

/**
 * The series that Prometheus answers with, of one moment (`time`) or a range (`start`, `end`, `step`).
 * @throws Error with Prometheus' own words when it refuses the query
 */
export async function answersOf(url: string, query: string, when: Record<string, string>): Promise<AnsweredSeries[]> {
  const path = 'time' in when ? 'query' : 'query_range';
  const response = await fetch(`${url}/api/v1/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ query, ...when }),
  });
  if (!response.ok) {
    throw new Error(`Prometheus refuses ${query}: ${await response.text()}`);
  }
  return v.parse(answer, await response.json()).data.result;
}
