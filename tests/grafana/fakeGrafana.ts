import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDataFrame,
  FieldType,
  type CurrentUser,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type PluginMeta,
} from '@grafana/data';
import {
  config,
  DataSourceWithBackend,
  setCurrentUser,
  setDataSourceSrv,
  type BackendSrvRequest,
  type DataSourceSrv,
} from '@grafana/runtime';
import { type DataQuery, type DataSourceRef } from '@grafana/schema';
import { of, type Observable } from 'rxjs';
import * as v from 'valibot';

import { setFetchOnlyBackend, type FakeAnswer } from './fetchOnlyBackend';

export { type FakeAnswer } from './fetchOnlyBackend';

const recording = v.object({ response: v.object({ status: v.number(), body: v.unknown() }) });

/** What a real Grafana 12.3.0 answered. */
export function recorded(name: string): FakeAnswer {
  const file = join(__dirname, '../../demo/preview/recorded', `${name}.json`);
  return v.parse(recording, JSON.parse(readFileSync(file, 'utf8'))).response;
}

/** Grafana's HTTP API for one test: whoever asks gets what `answer` says. */
export class FakeGrafana {
  readonly requests: BackendSrvRequest[] = [];

  constructor(public answer: (request: BackendSrvRequest) => FakeAnswer) {
    setFetchOnlyBackend((request) => {
      this.requests.push(request);
      return this.answer(request);
    });
  }
}

/** What a fake data source says to one query: samples, or why not. */
export type QueryAnswer = Array<{ labels: Record<string, string>; value: number }> | { error: string; status?: number };

export interface FakeDataSource {
  uid: string;
  name: string;
  type?: string;
  isDefault?: boolean;
  /** Left out: the query goes to the fake Grafana's HTTP API. */
  answer?: (refId: string, expr: string) => QueryAnswer;
  /** Instead of `answer`: everything about the response, when it comes included. */
  respond?: (request: QueryRequest) => Observable<DataQueryResponse>;
}

export type QueryRequest = Parameters<DataSourceWithBackend['query']>[0];

const queried = v.looseObject({ refId: v.string(), expr: v.string() });

/** Data sources that Grafana knows in one test. */
export function fakeDataSources(sources: FakeDataSource[]): void {
  const settings = sources.map(toSettings);
  const find = (ref: DataSourceRef | string | null | undefined) =>
    settings.find(({ uid }) => uid === (typeof ref === 'string' ? ref : ref?.uid));
  const service: DataSourceSrv = {
    getList: (filters) => settings.filter((one) => filters?.filter?.(one) ?? true),
    getInstanceSettings: (ref) => find(ref),
    get: async (ref) => {
      const [found, source] = [find(ref), sources.find(({ uid }) => uid === ref)];
      if (found === undefined) {
        throw new Error(`Datasource ${String(ref)} was not found`);
      }
      return new FakePrometheus(found, source);
    },
    reload: async () => undefined,
    registerRuntimeDataSource: () => undefined,
  };
  setDataSourceSrv(service);
}

const user: CurrentUser = { ...config.bootData.user, permissions: {} };
// Grafana sets it once, when it starts.
setCurrentUser(user);

/** Sets what the signed-in user may do. */
export function signedInWith(...permissions: string[]): void {
  user.permissions = Object.fromEntries(permissions.map((permission) => [permission, true]));
}

class FakePrometheus extends DataSourceWithBackend<DataQuery> {
  constructor(
    settings: DataSourceInstanceSettings,
    private readonly source: FakeDataSource | undefined
  ) {
    super(settings);
  }

  override query(request: QueryRequest): Observable<DataQueryResponse> {
    const { answer: answerTo, respond } = this.source ?? {};
    if (respond !== undefined) {
      return respond(request);
    }
    if (answerTo === undefined) {
      return super.query(request);
    }
    const answers = request.targets.map((target) => {
      const { refId, expr } = v.parse(queried, target);
      return { refId, answer: answerTo(refId, expr) };
    });
    const errors = answers.flatMap(({ refId, answer }) =>
      Array.isArray(answer) ? [] : [{ refId, message: answer.error, status: answer.status ?? 400 }]
    );
    const data = answers.flatMap(({ refId, answer }) =>
      (Array.isArray(answer) ? answer : []).map(({ labels, value }) =>
        createDataFrame({
          refId,
          fields: [
            { name: 'Time', type: FieldType.time, values: [0] },
            { name: 'Value', type: FieldType.number, labels, values: [value] },
          ],
        })
      )
    );
    return of({ data, ...(errors.length > 0 ? { errors } : {}) });
  }
}

function toSettings(
  { uid, name, type = 'prometheus', isDefault = false }: FakeDataSource,
  index: number
): DataSourceInstanceSettings {
  const meta: PluginMeta = {
    id: type,
    name: type,
    type: v.parse(
      v.custom<PluginMeta['type']>(() => true),
      'datasource'
    ),
    module: '',
    baseUrl: '',
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
  return { id: index + 1, uid, name, type, isDefault, meta, access: 'proxy', jsonData: {}, readOnly: false };
}
