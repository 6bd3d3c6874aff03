import { type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { answersOf } from './ask';
import { filledIn, type Choices, type Look } from './choices';

/** A line, bar or row as the panel shows it. */
export interface DrawnSeries {
  legend: string;
  labels: Readonly<Record<string, string>>;
  /** Labels that the legend or the columns speak of and the series does not have. */
  missing: string[];
  points: Array<[time: number, value: number]>;
}

/**
 * What a panel draws of what is chosen.
 * @throws Error with Prometheus' own words when it refuses a query
 */
export async function drawn(
  url: string,
  panel: PlacedPanel,
  choices: Choices,
  { from, until }: Look
): Promise<DrawnSeries[]> {
  const columns = columnsOf(panel);
  const all: DrawnSeries[] = [];
  for (const { refId, expr, instant, format, legendFormat } of panel.targets) {
    const when: Record<string, string> = instant
      ? { time: String(until) }
      : { start: String(from), end: String(until), step: '60' };
    for (const { metric, value, values = [] } of await answersOf(url, filledIn(expr, choices), when)) {
      const isRow = format === 'table';
      const named = legendFormat.replace(/\{\{(\w+)\}\}/g, (_whole, label: string) => metric[label] ?? '');
      const ofLegend = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
      // A line of a node leads to one of its targets.
      const spoken = isRow ? columns : [...ofLegend, ...(ofLegend.includes('node') ? ['instance'] : [])];
      all.push({
        legend: isRow ? `${refId} ${JSON.stringify(metric)}` : named,
        labels: metric,
        missing: spoken.filter((label) => metric[label] === undefined),
        points: (value === undefined ? values : [value]).map(([time, text]) => [
          time,
          Number(text.replace('Inf', 'Infinity')),
        ]),
      });
    }
  }
  return all;
}

/** Labels that are columns of a table. */
function columnsOf({ transformations = [] }: PlacedPanel): string[] {
  const organized = transformations.find(({ id }) => id === 'organize')?.options as
    { renameByName?: Record<string, string> } | undefined;
  return Object.keys(organized?.renameByName ?? {}).filter((field) => !field.startsWith('Value'));
}
