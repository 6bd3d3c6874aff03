import { arrayOf, objectOf, textOf, textsOf, type Json, type JsonObject } from '../json';

/** One series of a query result; times in milliseconds. */
export interface Series {
  labels: Record<string, string>;
  times: number[];
  values: number[];
}

/** A number as Prometheus writes it: `+Inf`, `-Inf` and `NaN` included. */
export function parseSample(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}

function points(raw: Json[]): Pick<Series, 'times' | 'values'> {
  const pairs = raw.map(arrayOf);
  return {
    times: pairs.map(([time]) => Math.round(Number(time) * 1000)),
    values: pairs.map(([, value]) => parseSample(textOf(value))),
  };
}

/** Reads vector, matrix and scalar results alike. */
export function seriesOf(data: JsonObject): Series[] {
  if (data['resultType'] === 'scalar' || data['resultType'] === 'string') {
    return [{ labels: {}, ...points([data['result'] ?? null]) }];
  }
  return arrayOf(data['result']).map((entry) => {
    const one = objectOf(entry);
    const raw = 'values' in one ? arrayOf(one['values']) : 'value' in one ? [one['value'] ?? null] : [];
    return { labels: textsOf(one['metric']), ...points(raw) };
  });
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A metric in PromQL notation, as Grafana names a series that has no legend. */
export function metricText(labels: Record<string, string>): string {
  const { __name__: name = '', ...others } = labels;
  const inside = Object.keys(others)
    .sort()
    .map((label) => `${label}=${quoted(others[label] ?? '')}`)
    .join(', ');
  return inside === '' && name !== '' ? name : `${name}{${inside}}`;
}

/** The name of a series under a legend format such as `{{node}}`; `__auto` and nothing mean the whole metric. */
export function legendText(labels: Record<string, string>, format: string, expression: string): string {
  if (format === '' || format === '__auto') {
    return Object.keys(labels).length === 0 ? expression : metricText(labels);
  }
  return format.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
}
