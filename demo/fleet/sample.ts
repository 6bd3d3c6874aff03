export type Labels = Record<string, string>;

/** One number that a scrape finds, or that Prometheus makes of it. */
export interface Sample {
  name: string;
  labels: Labels;
  value: number;
}

export type Emit = (name: string, labels: Labels, value: number) => void;

/** `name{a="b"}` with values escaped as the text formats and promtool want it. */
export function seriesText(name: string, labels: Labels): string {
  let pairs = '';
  for (const label of Object.keys(labels).sort()) {
    pairs += `${pairs === '' ? '' : ','}${label}="${escapeLabelValue(labels[label] ?? '')}"`;
  }
  return pairs === '' ? name : `${name}{${pairs}}`;
}

function escapeLabelValue(value: string): string {
  return /[\\\n"]/.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"') : value;
}
