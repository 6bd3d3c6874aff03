import { FieldType, type DataFrame, type Field } from '@grafana/data';

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
  /** The step at which Grafana evaluated it, which may be longer than was asked; undefined where it does not say. */
  stepSeconds?: number;
}

export function isFrame(data: unknown): data is DataFrame {
  return typeof data === 'object' && data !== null && 'fields' in data && 'length' in data;
}

function valueFields(frame: DataFrame): Field[] {
  return frame.fields.filter(({ type, values }) => type === FieldType.number && values.length > 0);
}

/** The newest value of each series of a frame. */
export function toSamples(frame: DataFrame): Sample[] {
  return valueFields(frame).map(({ labels, values }) => ({ labels: { ...labels }, value: numberOf(values.at(-1)) }));
}

/** The series of a frame. Its step is where Grafana 12.3 says it: in the configuration of the field of times. */
export function toSeries(frame: DataFrame): Series[] {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const times = time?.values.map(numberOf) ?? [];
  const { interval } = time?.config ?? {};
  const stepSeconds = interval == null ? undefined : interval / 1000;
  return valueFields(frame).map((field) => ({
    labels: { ...field.labels },
    times,
    values: field.values.map(numberOf),
    stepSeconds,
  }));
}

/** NaN travels as null. */
function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
