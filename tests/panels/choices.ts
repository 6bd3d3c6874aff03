import { type DashboardJson } from '../../src/core/compile/dashboards/dashboardModel';
import { answersOf } from './ask';

/** When a dashboard is looked at, in Unix seconds. */
export interface Look {
  from: number;
  until: number;
}

/** What variables stand for in a query, by name. */
export type Choices = ReadonlyMap<string, string>;

/** Nothing chosen but a cluster: what the variables of a dashboard stand for, asked one after the other as Grafana does. */
export async function choicesOf(
  url: string,
  { templating }: DashboardJson,
  cluster: string,
  look: Look
): Promise<Choices> {
  const choices = new Map([
    ['__range', `${look.until - look.from}s`],
    ['__interval', '60s'],
  ]);
  for (const variable of templating.list) {
    const [, query] = /^query_result\((.*)\)$/s.exec(queryOf(variable.query)) ?? [];
    if (variable.name === 'cluster') {
      choices.set('cluster', inQuotes(literally(cluster)));
    } else if (typeof variable.allValue === 'string') {
      choices.set(variable.name, variable.allValue);
    } else if (query !== undefined) {
      const options = await optionsOf(url, filledIn(query, choices), String(variable.regex ?? ''), look);
      choices.set(
        variable.name,
        inQuotes(variable.multi === true ? options.map(literally).join('|') : (options[0] ?? ''))
      );
    }
  }
  return choices;
}

/** A query as Prometheus gets it. */
export function filledIn(text: string, choices: Choices): string {
  return text.replace(/\$\{?(\w+)\}?/g, (placeholder, name: string) => choices.get(name) ?? placeholder);
}

/** Each series as Grafana writes it, and what the variable's expression takes of that. */
async function optionsOf(url: string, query: string, regex: string, { until }: Look): Promise<string[]> {
  const pattern = new RegExp(regex.slice(1, -1));
  const series = await answersOf(url, query, { time: String(until) });
  return series.flatMap(({ metric }) => {
    const labels = Object.entries(metric).map(([label, value]) => `${label}="${value}"`);
    const found = pattern.exec(`{${labels.join(',')}} 1 ${until * 1000}`);
    return found?.groups?.['value'] ?? found?.[1] ?? [];
  });
}

function queryOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'query' in query ? String(query.query) : String(query);
}

function literally(value: string): string {
  return value.replace(/[\\^$*+?.()|[\]{}]/g, '\\$&');
}

function inQuotes(value: string): string {
  return value.replaceAll('\\', '\\\\');
}
