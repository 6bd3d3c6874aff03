import {
  CoreApp,
  dateTime,
  FieldType,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type Field,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { from, lastValueFrom } from 'rxjs';

import { findPrometheusDataSource } from './dataSources';
import { refusedQuery } from './queryRefusals';
import { Refused } from './refused';

export interface Sample {
  labels: Record<string, string>;
  /** NaN where Prometheus has NaN. */
  value: number;
}

export interface Series {
  labels: Record<string, string>;
  /** Unix milliseconds. */
  times: number[];
  values: number[];
}

export interface Range {
  /** Unix milliseconds. */
  from: number;
  to: number;
  stepSeconds: number;
}

interface PrometheusQuery extends DataQuery {
  expr: string;
  instant: boolean;
  range: boolean;
  format: 'time_series';
  /** The smallest step. */
  interval?: string;
}

type Answers<Answer> = Record<string, Answer>;

let requests = 0;

/**
 * Evaluates named PromQL texts now, all in one request. Every name has an answer, empty when nothing matches.
 * @throws Refused when one of them fails.
 */
export async function queryInstant(uid: string, queries: Record<string, string>): Promise<Answers<Sample[]>> {
  return allFine(await queryInstantEach(uid, queries));
}

/**
 * As `queryInstant`, but one query that fails leaves the others their answers.
 * @throws Refused when the data source cannot be asked at all.
 */
export async function queryInstantEach(
  uid: string,
  queries: Record<string, string>
): Promise<Answers<Sample[] | Refused>> {
  const to = Date.now();
  const targets = Object.entries(queries).map(([refId, expr]) => ({ refId, expr, instant: true, range: false }));
  const frames = await ask(uid, targets, { from: to - 60_000, to, stepSeconds: 15 });
  return eachOf(queries, frames, (frame) => valueFields(frame).map(toSample));
}

/**
 * Evaluates named PromQL texts over a range, all in one request.
 * @throws Refused when one of them fails.
 */
export async function queryRange(
  uid: string,
  queries: Record<string, string>,
  range: Range
): Promise<Answers<Series[]>> {
  const interval = `${range.stepSeconds}s`;
  const targets = Object.entries(queries).map(([refId, expr]) => ({
    refId,
    expr,
    instant: false,
    range: true,
    interval,
  }));
  return allFine(eachOf(queries, await ask(uid, targets, range), toSeries));
}

interface Asked {
  frames: DataFrame[];
  refusals: Map<string, Refused>;
}

async function ask(
  uid: string,
  targets: Array<Omit<PrometheusQuery, 'format' | 'datasource'>>,
  range: Range
): Promise<Asked> {
  const { name, type } = findPrometheusDataSource(uid);
  if (targets.length === 0) {
    return { frames: [], refusals: new Map() };
  }
  const queries: PrometheusQuery[] = targets.map((target) => ({
    ...target,
    format: 'time_series',
    datasource: { uid, type },
  }));
  const response = await send(uid, name, toRequest(queries, range));
  const refusals = new Map<string, Refused>();
  for (const error of errorsOf(response)) {
    const refused = refusedQuery(name, error);
    // Without a refId the request as a whole has failed.
    if (error.refId === undefined || !targets.some(({ refId }) => refId === error.refId)) {
      throw refused;
    }
    refusals.set(error.refId, refused);
  }
  return { frames: response.data.filter(isFrame), refusals };
}

async function send(uid: string, name: string, request: DataQueryRequest): Promise<DataQueryResponse> {
  try {
    const dataSource = await getDataSourceSrv().get(uid);
    return await lastValueFrom(from(dataSource.query(request)));
  } catch (thrown) {
    throw refusedQuery(name, thrown);
  }
}

function toRequest(targets: PrometheusQuery[], { from: start, to, stepSeconds }: Range): DataQueryRequest {
  const bounds = { from: dateTime(start), to: dateTime(to) };
  const range: TimeRange = { ...bounds, raw: bounds };
  requests += 1;
  return {
    // Grafana cancels a request when another one with its id comes.
    requestId: `kubeproxy-monitor-${requests}`,
    app: CoreApp.Unknown,
    interval: `${stepSeconds}s`,
    intervalMs: stepSeconds * 1000,
    maxDataPoints: 11_000,
    range,
    scopedVars: {},
    timezone: 'browser',
    startTime: Date.now(),
    targets,
  };
}

function errorsOf({ errors, error }: DataQueryResponse) {
  return errors !== undefined && errors.length > 0 ? errors : error === undefined ? [] : [error];
}

function eachOf<Answer>(
  queries: Record<string, string>,
  { frames, refusals }: Asked,
  read: (frame: DataFrame) => Answer[]
): Answers<Answer[] | Refused> {
  return Object.fromEntries(
    Object.keys(queries).map((refId) => [
      refId,
      refusals.get(refId) ?? frames.filter((frame) => frame.refId === refId).flatMap(read),
    ])
  );
}

function allFine<Answer>(answers: Answers<Answer | Refused>): Answers<Answer> {
  return Object.fromEntries(
    Object.entries(answers).map(([refId, answer]) => {
      if (answer instanceof Refused) {
        throw answer;
      }
      return [refId, answer];
    })
  );
}

function isFrame(data: unknown): data is DataFrame {
  return typeof data === 'object' && data !== null && 'fields' in data && 'length' in data;
}

function valueFields(frame: DataFrame): Field[] {
  return frame.fields.filter(({ type, values }) => type === FieldType.number && values.length > 0);
}

function toSample(field: Field): Sample {
  return { labels: { ...field.labels }, value: numberOf(field.values.at(-1)) };
}

function toSeries(frame: DataFrame): Series[] {
  const times = frame.fields.find(({ type }) => type === FieldType.time)?.values.map(numberOf) ?? [];
  return valueFields(frame).map((field) => ({
    labels: { ...field.labels },
    times,
    values: field.values.map(numberOf),
  }));
}

/** NaN travels as null. */
function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
