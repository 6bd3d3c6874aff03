import { type Labels } from '../fleet/sample';

/** One family of Prometheus’ text format as it was read. */
export interface ExposedFamily {
  name: string;
  type: string;
  help: string;
  series: Array<{ name: string; labels: Labels; value: number; line: string }>;
}

/**
 * Reads Prometheus’ text format as kube-proxy writes it: HELP, TYPE, then the family’s series.
 * @throws SyntaxError for a line that is none of these
 */
export function parseExposition(text: string): ExposedFamily[] {
  const families = new Map<string, ExposedFamily>();
  let current: ExposedFamily | undefined;
  for (const line of text.split('\n')) {
    const header = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line);
    if (header) {
      const [, keyword, name = '', rest = ''] = header;
      current = families.get(name) ?? { name, type: 'untyped', help: '', series: [] };
      families.set(name, current);
      if (keyword === 'HELP') {
        current.help = rest;
      } else {
        current.type = rest;
      }
    } else if (line !== '') {
      const series = parseSeries(line);
      if (!current || !series.name.startsWith(current.name)) {
        throw new SyntaxError(`no HELP or TYPE before: ${line}`);
      }
      current.series.push(series);
    }
  }
  return [...families.values()];
}

function parseSeries(line: string): ExposedFamily['series'][number] {
  const parts = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
  const [, name, labelText = '', value] = parts ?? [];
  if (name === undefined || value === undefined) {
    throw new SyntaxError(`not a series: ${line}`);
  }
  const labels: Labels = {};
  for (const [, label = '', escaped = ''] of labelText.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g)) {
    labels[label] = escaped.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
  }
  return { name, labels, value: numberOf(value), line };
}

function numberOf(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
