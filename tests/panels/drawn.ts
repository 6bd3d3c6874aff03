import * as v from 'valibot';
import { type PlacedPanel, type DashboardJson } from '../../src/core/compile/dashboards/dashboardModel';
import { recorded } from './kinds';

/** A line, bar or row as the panel shows it. */
export interface DrawnSeries {
  legend: string;
  values: number[];
}

const answer = v.object({
  data: v.object({
    result: v.array(
      v.object({
        metric: v.record(v.string(), v.string()),
        value: v.optional(v.tuple([v.number(), v.string()])),
        values: v.optional(v.array(v.tuple([v.number(), v.string()]))),
      })
    ),
  }),
});

/**
 * What a panel draws of one cluster.
 * @throws Error with Prometheus' own words when it refuses a query
 */
export async function drawn(
  url: string,
  panel: PlacedPanel,
  { templating }: DashboardJson,
  cluster: string
): Promise<DrawnSeries[]> {
  const choices = new Map(templating.list.map(({ name, allValue }) => [name, allValue ?? '']));
  choices.set('cluster', cluster.replaceAll('.', '\\\\.')).set('__range', '20m').set('__interval', '1m');
  const all: DrawnSeries[] = [];
  for (const { refId, expr, instant, format, legendFormat } of panel.targets) {
    const query = expr.replace(/\$\{?(\w+)\}?/g, (placeholder, name: string) => choices.get(name) ?? placeholder);
    const end = String(recorded.until);
    const when: Record<string, string> = instant
      ? { time: end }
      : { start: String(recorded.until - 20 * 60), end, step: '60' };
    const response = await fetch(`${url}/api/v1/query${instant ? '' : '_range'}`, {
      method: 'POST',
      body: new URLSearchParams({ query, ...when }),
    });
    if (!response.ok) {
      throw new Error(`Prometheus refuses “${panel.title}”: ${await response.text()}`);
    }
    for (const { metric, value, values = [] } of v.parse(answer, await response.json()).data.result) {
      const named =
        format === 'table'
          ? `${refId} ${JSON.stringify(metric)}`
          : legendFormat.replace(/\{\{(\w+)\}\}/g, (_whole, label: string) => metric[label] ?? '');
      const points = value === undefined ? values : [value];
      all.push({ legend: named, values: points.map(([, text]) => Number(text.replace('Inf', 'Infinity'))) });
    }
  }
  return all;
}
