import type { Json, JsonObject } from '../json';
import { legendText, type Series } from './series';

interface FrameOptions {
  refId: string;
  expression: string;
  legendFormat: string;
  step: number;
  resultType: 'vector' | 'matrix';
}

function seconds(step: number): string {
  return step % 1000 === 0 ? `${step / 1000}s` : `${step}ms`;
}

function executed(options: FrameOptions): string {
  const step =
    options.step >= 60_000 && options.step % 60_000 === 0 ? `${options.step / 60_000}m0s` : seconds(options.step);
  return `Expr: ${options.expression}\nStep: ${step}`;
}

const infinities = new Map([
  [Infinity, '+Inf'],
  [-Infinity, '-Inf'],
]);

/** JSON has no NaN or infinities: Grafana sends null and says where they were in `entities`. */
function numbers(values: number[]): { values: Json[]; entities: JsonObject | null } {
  const entities = { NaN: [] as Json[], Inf: [] as Json[], NegInf: [] as Json[] };
  const sent = values.map((value, position): Json => {
    if (Number.isFinite(value)) {
      return value;
    }
    const kind =
      infinities.get(value) === '+Inf'
        ? entities.Inf
        : infinities.get(value) === '-Inf'
          ? entities.NegInf
          : entities.NaN;
    kind.push(position);
    return null;
  });
  return { values: sent, entities: sent.includes(null) ? entities : null };
}

function metadata(options: FrameOptions, first: boolean): JsonObject {
  return {
    type: options.resultType === 'vector' ? 'numeric-multi' : 'timeseries-multi',
    typeVersion: [0, 1],
    custom: { ...(first ? { calculatedMinStep: options.step } : {}), resultType: options.resultType },
    ...(first ? { executedQueryString: executed(options) } : {}),
  };
}

function valueField(series: Series, options: FrameOptions): JsonObject {
  return {
    name: series.labels['__name__'] ?? 'Value',
    type: 'number',
    typeInfo: { frame: 'float64' },
    labels: series.labels,
    config: { displayNameFromDS: legendText(series.labels, options.legendFormat, options.expression) },
  };
}

/** The frame that stands for "nothing came back". */
export function emptyFrame(options: FrameOptions): JsonObject {
  return {
    schema: {
      refId: options.refId,
      meta: {
        typeVersion: [0, 0],
        custom: { calculatedMinStep: options.step },
        executedQueryString: executed(options),
      },
      fields: [],
    },
    data: { values: [] },
  };
}

/** Frames of a query result, as the Prometheus data source of Grafana sends them: one per series. */
export function framesOf(result: Series[], options: FrameOptions): Json[] {
  if (result.length === 0) {
    return [emptyFrame(options)];
  }
  return result.map((series, position) => {
    const { values, entities } = numbers(series.values);
    return {
      schema: {
        refId: options.refId,
        meta: metadata(options, position === 0),
        fields: [
          { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: options.step } },
          valueField(series, options),
        ],
      },
      data: { values: [series.times, values], ...(entities ? { entities: [null, entities] } : {}) },
    };
  });
}

/** Frames of numbers without time, as expressions and rule evaluation send them. */
export function numberFrames(result: Series[], refId: string, name: 'metric' | 'refId'): Json[] {
  if (result.length === 0) {
    return [{ schema: { refId, fields: [] }, data: { values: [] } }];
  }
  return result.map((series) => {
    const { values, entities } = numbers(series.values.slice(-1));
    const display = { config: { displayNameFromDS: legendText(series.labels, '', 'Value') } };
    return {
      schema: {
        refId,
        meta: { type: 'numeric-multi', typeVersion: [0, 1] },
        fields: [
          {
            name: name === 'refId' ? refId : (series.labels['__name__'] ?? 'Value'),
            type: 'number',
            typeInfo: { frame: 'float64', nullable: true },
            ...(Object.keys(series.labels).length > 0 ? { labels: series.labels } : {}),
            ...(name === 'metric' ? display : {}),
          },
        ],
      },
      data: { values: [values], ...(entities ? { entities: [entities] } : {}) },
    };
  });
}
