import { rangeUtil, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { prometheusFormat } from '../runtime/formats';
import { PreviewPrometheus } from '../runtime/prometheusDataSource';
import { templateSrv } from '../runtime/templateSrv';
import { queryOf, type VariableModel } from './model';

export interface VariableOption {
  text: string;
  value: string;
}

function plain(text: string): VariableOption {
  return { text, value: text };
}

/** `a,b : c` of custom and interval variables. */
function customOptions(text: string): VariableOption[] {
  return (text.match(/(?:\\,|[^,])+/g) ?? []).map((part) => {
    const [, shown = '', value = ''] = /^\s*(.+?)\s+:\s+(.+?)\s*$/.exec(part) ?? [];
    return value ? { text: shown, value } : plain(part.replace(/\\,/g, ',').trim());
  });
}

function expand(text: string): string {
  return templateSrv.replace(text, {}, (value: string | string[], { multi }: { multi: boolean }) =>
    prometheusFormat(value, multi)
  );
}

interface PrometheusAnswer {
  data?: string[] | { result?: Array<{ metric: Record<string, string>; value: [number, string] }> };
}

function resultText({
  metric,
  value: [time, value],
}: {
  metric: Record<string, string>;
  value: [number, string];
}): string {
  const { __name__: name = '', ...labels } = metric;
  const inside = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}${inside.length > 0 ? `{${inside.join(',')}}` : ''} ${value} ${time * 1000}`;
}

async function prometheusOptions(variable: VariableModel, range: TimeRange): Promise<string[]> {
  const source = await getDataSourceSrv().get(variable.datasource ?? null);
  if (!(source instanceof PreviewPrometheus)) {
    return [];
  }
  const window = { start: range.from.unix(), end: range.to.unix() };
  const query = expand(queryOf(variable)).trim();
  const [, selector, label] = /^label_values\((?:([\s\S]+),)?\s*([\w.]+)\s*\)$/.exec(query) ?? [];
  if (label) {
    const match = selector ? { 'match[]': selector.trim() } : {};
    const answer = await source.getResource<PrometheusAnswer>(`api/v1/label/${label}/values`, { ...match, ...window });
    return Array.isArray(answer.data) ? answer.data : [];
  }
  if (/^label_names\(\)$/.test(query)) {
    const answer = await source.getResource<PrometheusAnswer>('api/v1/labels', window);
    return Array.isArray(answer.data) ? answer.data : [];
  }
  const [, inner] = /^query_result\(([\s\S]+)\)$/.exec(query) ?? [];
  const seconds = Math.max(1, Math.round(range.to.diff(range.from) / 1000));
  const expression = (inner ?? query)
    .replace(/\$__range\b|\$\{__range\}/g, rangeUtil.secondsToHms(seconds))
    .replace(/\$__range_s\b/g, String(seconds));
  const answer = await source.getResource<PrometheusAnswer>('api/v1/query', { query: expression, time: window.end });
  return answer.data && !Array.isArray(answer.data) ? (answer.data.result ?? []).map(resultText) : [];
}

/** Applies `/regex/`: named groups `text` and `value`, else the first group, else the whole. */
export function filtered(texts: string[], regex: string | undefined): VariableOption[] {
  if (!regex) {
    return texts.map(plain);
  }
  const [, body = regex, flags = ''] = /^\/([\s\S]*)\/([gimsuy]*)$/.exec(regex) ?? [];
  const pattern = new RegExp(body, flags.replace('g', ''));
  return texts.flatMap((text) => {
    const match = pattern.exec(text);
    if (!match) {
      return [];
    }
    const value = match.groups?.['value'] ?? match.groups?.['text'] ?? match[1] ?? match[0];
    return [{ text: match.groups?.['text'] ?? value, value }];
  });
}

function sorted(options: VariableOption[], sort: number | undefined): VariableOption[] {
  const unique = [...new Map(options.map((option) => [option.value, option])).values()];
  if (!sort) {
    return unique;
  }
  const numeric = sort === 3 || sort === 4;
  unique.sort((one, other) => one.text.localeCompare(other.text, 'en', { numeric }));
  return sort % 2 === 0 ? unique.reverse() : unique;
}

/** What can be chosen for a variable; earlier variables already have their values. @throws when the query fails */
export async function optionsOf(variable: VariableModel, range: TimeRange): Promise<VariableOption[]> {
  switch (variable.type) {
    case 'datasource': {
      const sources = getDataSourceSrv().getList({ type: queryOf(variable) });
      const pattern = variable.regex
        ? filtered(
            sources.map(({ name }) => name),
            variable.regex
          ).map(({ value }) => value)
        : undefined;
      return sources
        .filter(({ name }) => pattern?.includes(name) ?? true)
        .map(({ name, uid }) => ({ text: name, value: uid }));
    }
    case 'query':
      return sorted(
        filtered(await prometheusOptions(variable, range), templateSrv.replace(variable.regex)),
        variable.sort
      );
    case 'custom':
    case 'interval':
      return customOptions(queryOf(variable));
    default:
      return [plain(queryOf(variable))];
  }
}
