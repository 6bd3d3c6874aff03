import type { Router } from '../http/router';
import { answer, ok, type Answer, type Exchange } from '../http/exchange';
import type { JsonObject } from '../json';
import { PrometheusUnreachable, type PrometheusClient } from '../prometheus/client';
import type { DataSource, PreviewState } from '../state';
import { onlyFor } from './refusal';

const missing = answer(404, { message: 'Data source not found' });

function listed(source: DataSource): JsonObject {
  return {
    id: source.id,
    uid: source.uid,
    orgId: 1,
    name: source.name,
    type: source.type,
    typeName: source.type,
    access: 'proxy',
    url: source.url,
    isDefault: source.isDefault,
    jsonData: source.jsonData,
    readOnly: source.readOnly,
  };
}

async function forward(client: PrometheusClient, { method, parameters, query, rawBody }: Exchange): Promise<Answer> {
  const search = query.size > 0 ? `?${query.toString()}` : '';
  try {
    const body = method === 'POST' ? new URLSearchParams(rawBody) : undefined;
    const response = await client.request(method, `/${parameters['rest'] ?? ''}${search}`, body);
    const contentType = response.headers.get('content-type') ?? 'application/json';
    return {
      status: response.status,
      body: Buffer.from(await response.arrayBuffer()),
      headers: { 'content-type': contentType },
    };
  } catch (reason) {
    if (reason instanceof PrometheusUnreachable) {
      return answer(502, { message: reason.message });
    }
    throw reason;
  }
}

async function health(client: PrometheusClient): Promise<Answer> {
  try {
    await client.read('/api/v1/query', { query: '1+1' });
    return ok({
      details: { application: 'Prometheus', features: { rulerApiEnabled: false } },
      message: 'Successfully queried the Prometheus API.',
      status: 'OK',
    });
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return answer(400, {
      details: {},
      message: `There was an error returned querying the Prometheus API. ${why}`,
      status: 'ERROR',
    });
  }
}

/** Data sources: the list, their health, and the resource proxy to Prometheus. */
export function addDataSources(
  router: Router,
  state: PreviewState,
  clientOf: (source: DataSource) => PrometheusClient
): void {
  const find = ({ parameters }: Exchange) => state.dataSources.find((source) => source.uid === parameters['uid']);

  router.add(
    'GET',
    '/api/datasources',
    onlyFor('Admin', 'datasources:read', () => ok(state.dataSources.map(listed)))
  );
  router.add('GET', '/api/datasources/uid/:uid/health', (exchange) => {
    const source = find(exchange);
    return source ? health(clientOf(source)) : missing;
  });
  for (const method of ['GET', 'POST']) {
    router.add(method, '/api/datasources/uid/:uid/resources/*rest', (exchange) => {
      const source = find(exchange);
      return source ? forward(clientOf(source), exchange) : missing;
    });
  }
  router.add(
    'GET',
    '/api/datasources/uid/:uid',
    onlyFor('Admin', 'datasources:read', (exchange) => {
      const source = find(exchange);
      return source ? ok(listed(source)) : missing;
    })
  );
}
