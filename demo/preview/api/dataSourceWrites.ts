import type { Router } from '../http/router';
import { answer, ok, type Exchange } from '../http/exchange';
import { objectOf, textOf, type Json, type JsonObject } from '../json';
import { nextId, type DataSource, type PreviewState } from '../state';
import { onlyFor } from './refusal';

type Given = Pick<DataSource, 'name' | 'type' | 'url' | 'jsonData'>;

function givenOf(body: Json | undefined): Given {
  const { name, type, url, jsonData } = objectOf(body);
  return { name: textOf(name), type: textOf(type), url: textOf(url), jsonData: objectOf(jsonData) };
}

function written(source: DataSource): JsonObject {
  return {
    ...source,
    orgId: 1,
    access: 'proxy',
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    withCredentials: false,
    secureJsonFields: {},
    version: 1,
    apiVersion: '',
  };
}

const missing = answer(404, { message: 'Data source not found' });

/** Adding, changing and deleting data sources; one that is provisioned stays as it is. */
export function addDataSourceWrites(router: Router, state: PreviewState): void {
  const find = ({ parameters }: Exchange) => state.dataSources.find(({ uid }) => uid === parameters['uid']);

  router.add(
    'POST',
    '/api/datasources',
    onlyFor('Admin', 'datasources:create', ({ body }) => {
      const given = givenOf(body);
      if (state.dataSources.some(({ name }) => name === given.name)) {
        return answer(409, { message: 'data source with the same name already exists' });
      }
      const id = nextId(state);
      const uid = textOf(objectOf(body)['uid']) || `preview-source-${id}`;
      const source = { id, uid, ...given, isDefault: false, readOnly: false };
      state.dataSources.push(source);
      return ok({ datasource: written(source), id, message: 'Datasource added', name: source.name });
    })
  );
  router.add(
    'PUT',
    '/api/datasources/uid/:uid',
    onlyFor('Admin', 'datasources:write', (exchange) => {
      const source = find(exchange);
      if (source?.readOnly) {
        return answer(403, { message: 'Cannot update read-only data source' });
      }
      if (!source) {
        return missing;
      }
      Object.assign(source, givenOf(exchange.body));
      return ok({ datasource: written(source), id: source.id, message: 'Datasource updated', name: source.name });
    })
  );
  router.add(
    'DELETE',
    '/api/datasources/uid/:uid',
    onlyFor('Admin', 'datasources:delete', (exchange) => {
      const source = find(exchange);
      if (source?.readOnly) {
        return answer(403, { message: 'Cannot delete read-only data source' });
      }
      if (!source) {
        return missing;
      }
      state.dataSources = state.dataSources.filter((one) => one !== source);
      return ok({ id: source.id, message: 'Data source deleted' });
    })
  );
}
