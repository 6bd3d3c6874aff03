import type { Router } from '../http/router';
import { answer, type Answer, type Exchange } from '../http/exchange';
import { arrayOf, numberOf, objectOf, textOf, type Json, type JsonObject } from '../json';
import { PrometheusRefused, type PrometheusClient } from '../prometheus/client';
import { emptyFrame, framesOf } from '../prometheus/frames';
import { seriesOf } from '../prometheus/series';
import { expandMacros, milliseconds, stepFor } from '../prometheus/step';
import type { DataSource } from '../state';

/** The scrape interval that the recorded data source is configured with (`jsonData.timeInterval`). */
export const scrapeInterval = 15_000;

interface Window {
  from: number;
  to: number;
}

async function runOne(client: PrometheusClient, query: JsonObject, window: Window): Promise<JsonObject> {
  const range = window.to - window.from;
  const least = milliseconds(textOf(query['interval'])) ?? scrapeInterval;
  const step = stepFor(range, numberOf(query['intervalMs'], scrapeInterval), least);
  const expression = expandMacros(textOf(query['expr']), step, range, scrapeInterval);
  const refId = textOf(query['refId'], 'A');
  const options = { refId, expression, legendFormat: textOf(query['legendFormat']), step };
  const instant = query['instant'] === true;
  try {
    const frames: Json[] = [];
    if (query['range'] === true || !instant) {
      // Steps are aligned, so that a refresh draws the same points again.
      const start = Math.floor(window.from / step) * step;
      const end = Math.floor(window.to / step) * step;
      const data = await client.read('/api/v1/query_range', {
        query: expression,
        start: String(start / 1000),
        end: String(end / 1000),
        step: String(step / 1000),
      });
      frames.push(...framesOf(seriesOf(data), { ...options, resultType: 'matrix' }));
    }
    if (instant) {
      const data = await client.read('/api/v1/query', { query: expression, time: String(window.to / 1000) });
      frames.push(...framesOf(seriesOf(data), { ...options, resultType: 'vector' }));
    }
    return { status: 200, frames };
  } catch (reason) {
    const refused = reason instanceof PrometheusRefused;
    return {
      error: reason instanceof Error ? reason.message : String(reason),
      errorSource: 'downstream',
      status: refused ? 400 : 500,
      frames: [emptyFrame({ ...options, resultType: 'vector' })],
    };
  }
}

/** Answers `/api/ds/query`: every query goes to the Prometheus of its data source. */
export function addDataQuery(
  router: Router,
  findDataSource: (uid: string) => DataSource | undefined,
  clientOf: (source: DataSource) => PrometheusClient
): void {
  router.add('POST', '/api/ds/query', async ({ body }: Exchange): Promise<Answer> => {
    const request = objectOf(body);
    const queries = arrayOf(request['queries']).map(objectOf);
    if (queries.length === 0) {
      return answer(400, { message: 'No queries found' });
    }
    const window = { from: Number(request['from']), to: Number(request['to']) };
    const sources = queries.map((query) => findDataSource(textOf(objectOf(query['datasource'])['uid'])));
    const found = sources.filter((source) => source !== undefined);
    if (found.length < sources.length) {
      return answer(404, { message: 'Data source not found' });
    }
    const stranger = found.find((source) => source.type !== 'prometheus');
    if (stranger) {
      return answer(400, { message: `The preview has no data source plugin of type ${stranger.type}.` });
    }
    const answers = await Promise.all(
      found.map(async (source, position): Promise<[string, JsonObject]> => {
        const query = queries[position] ?? {};
        return [textOf(query['refId'], 'A'), await runOne(clientOf(source), query, window)];
      })
    );
    const results: JsonObject = Object.fromEntries(answers);
    const failed = Object.values(results).some((result) => 'error' in objectOf(result));
    return answer(failed ? 400 : 200, { results });
  });
}
