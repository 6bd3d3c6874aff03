import type { Router } from '../http/router';
import { answer, ok, type Exchange } from '../http/exchange';
import { arrayOf, numberOf, objectOf, textOf, type JsonObject } from '../json';
import { conditionOf } from '../alerting/condition';
import { type PrometheusClient } from '../prometheus/client';
import { numberFrames } from '../prometheus/frames';
import { seriesOf, type Series } from '../prometheus/series';
import { expandMacros, stepFor } from '../prometheus/step';
import type { DataSource } from '../state';
import { scrapeInterval } from './dataQuery';

function failed(error: string): JsonObject {
  return { error, errorSource: '', status: 500, frames: [] };
}

function buildFailure(refId: string, why: string) {
  const message = `Failed to build evaluator for queries and expressions: failed to build query '${refId}': ${why}`;
  return answer(400, { message });
}

/** Runs query `A` of a rule as rule evaluation does. @throws PrometheusRefused, PrometheusUnreachable */
export async function runRuleQuery(client: PrometheusClient, query: JsonObject, now = Date.now()): Promise<Series[]> {
  const model = objectOf(query['model']);
  const range = numberOf(objectOf(query['relativeTimeRange'])['from']) * 1000;
  const step = stepFor(range, numberOf(model['intervalMs'], 1000), scrapeInterval);
  const expression = expandMacros(textOf(model['expr']), step, range, scrapeInterval);
  return seriesOf(await client.read('/api/v1/query', { query: expression, time: String(now / 1000) }));
}

/** Answers `/api/v1/eval`: queries and expressions of a rule, evaluated once without storing anything. */
export function addEvaluate(
  router: Router,
  findDataSource: (uid: string) => DataSource | undefined,
  clientOf: (source: DataSource) => PrometheusClient
): void {
  router.add('POST', '/api/v1/eval', async ({ body }: Exchange) => {
    const data = arrayOf(objectOf(body)['data']).map(objectOf);
    const condition = textOf(objectOf(body)['condition']);
    if (!data.some((query) => query['refId'] === condition)) {
      const message = `Failed to build evaluator for queries and expressions: condition ${condition} does not exist, must be one of [${data.map((query) => textOf(query['refId'])).join(' ')}]`;
      return answer(400, { message });
    }
    const isExpression = (query: JsonObject) => query['datasourceUid'] === '__expr__';
    const unknown = data.find((query) => !isExpression(query) && !findDataSource(textOf(query['datasourceUid'])));
    if (unknown) {
      return buildFailure(textOf(unknown['refId']), 'data source not found');
    }
    const results: JsonObject = {};
    const values = new Map<string, Series[]>();
    await Promise.all(
      data
        .filter((query) => !isExpression(query))
        .map(async (query) => {
          const refId = textOf(query['refId']);
          const source = findDataSource(textOf(query['datasourceUid']));
          try {
            const series = source ? await runRuleQuery(clientOf(source), query) : [];
            values.set(refId, series);
            results[refId] = { status: 200, frames: numberFrames(series, refId, 'metric') };
          } catch (reason) {
            const why = reason instanceof Error ? reason.message : String(reason);
            results[refId] = failed(`[sse.dataQueryError] failed to execute query [${refId}]: ${why}`);
          }
        })
    );
    for (const query of data.filter(isExpression)) {
      const refId = textOf(query['refId']);
      try {
        const expression = conditionOf(refId, query['model']);
        const read = values.get(expression.reads);
        if (read === undefined && !(expression.reads in results)) {
          return buildFailure(
            refId,
            `find dependent node '${expression.reads}': expression [${refId}] depends on refId [${expression.reads}] that is missing`
          );
        }
        const outcome = read?.map((series) => ({ ...series, values: series.values.map(expression.valueOf) }));
        if (outcome) {
          values.set(refId, outcome);
        }
        results[refId] = outcome
          ? { status: 200, frames: numberFrames(outcome, refId, 'refId') }
          : failed(
              `[sse.dependencyError] did not execute expression [${refId}] due to a failure of the dependent expression or query [${expression.reads}]`
            );
      } catch (reason) {
        return buildFailure(refId, reason instanceof Error ? reason.message : String(reason));
      }
    }
    return ok({ results });
  });
}
