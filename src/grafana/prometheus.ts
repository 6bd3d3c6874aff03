import {
  CoreApp,
  dateTime,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { from, fromEvent, lastValueFrom, NEVER, takeUntil } from 'rxjs';

import { findPrometheusDataSource } from './dataSources';
import { isFrame, toSamples, toSeries, type Sample, type Series } from './prometheusFrames';
import { refusedQuery } from './queryRefusals';
import { Refused } from './refused';

export { type Sample, type Series };

export interface RangeQuery {
  /** PromQL. */
  text: string;
  stepSeconds: number;
}

/** Unix milliseconds. */
export interface Range {
  from: number;
  to: number;
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
 * @param cancelled ends the request
 * @throws Refused when one of them fails.
 */
export async function queryInstant(
  uid: string,
  queries: Record<string, string>,
  cancelled?: AbortSignal
): Promise<Answers<Sample[]>> {
  return allFine(await queryInstantEach(uid, queries, cancelled));
}

/**
 * As `queryInstant`, but one query that fails leaves the others their answers.
 * @throws Refused when the data source cannot be asked at all.
 */
export async function queryInstantEach(
  uid: string,
  queries: Record<string, string>,
  cancelled?: AbortSignal
): Promise<Answers<Sample[] | Refused>> {
  const to = Date.now();
  const targets = Object.entries(queries).map(([refId, expr]) => ({ refId, expr, instant: true, range: false }));
  const asked = await ask(uid, targets, { from: to - 60_000, to, stepSeconds: 15 }, cancelled);
  return eachOf(queries, asked, toSamples);
}

/**
 * Evaluates named queries over a range, each at its own step, all in one request.
 * @param cancelled ends the request
 * @throws Refused when one of them fails.
 */
export async function queryRange(
  uid: string,
  queries: Record<string, RangeQuery>,
  range: Range,
  cancelled?: AbortSignal
): Promise<Answers<Series[]>> {
  const targets = Object.entries(queries).map(([refId, { text, stepSeconds }]) => ({
    refId,
    expr: text,
    instant: false,
    range: true,
    interval: `${stepSeconds}s`,
  }));
  const stepSeconds = Math.min(...Object.values(queries).map((query) => query.stepSeconds));
  return allFine(eachOf(queries, await ask(uid, targets, { ...range, stepSeconds }, cancelled), toSeries));
}

interface SteppedRange extends Range {
  stepSeconds: number;
}

interface Asked {
  frames: DataFrame[];
  refusals: Map<string, Refused>;
}

async function ask(
  uid: string,
  targets: Array<Omit<PrometheusQuery, 'format' | 'datasource'>>,
  range: SteppedRange,
  cancelled: AbortSignal | undefined
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
  const response = await send(uid, name, toRequest(queries, range), cancelled);
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

async function send(
  uid: string,
  name: string,
  request: DataQueryRequest,
  cancelled: AbortSignal | undefined
): Promise<DataQueryResponse> {
  try {
    const dataSource = await getDataSourceSrv().get(uid);
    if (cancelled?.aborted === true) {
      throw new Error('Nobody waits for the answer any more.');
    }
    // Grafana cancels a request that nobody listens to.
    const ended = cancelled === undefined ? NEVER : fromEvent(cancelled, 'abort');
    return await lastValueFrom(from(dataSource.query(request)).pipe(takeUntil(ended)));
  } catch (thrown) {
    throw refusedQuery(name, thrown);
  }
}

function toRequest(targets: PrometheusQuery[], { from: start, to, stepSeconds }: SteppedRange): DataQueryRequest {
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
  queries: Record<string, unknown>,
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
