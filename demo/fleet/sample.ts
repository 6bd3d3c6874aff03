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
  const pairs = Object.keys(labels)
    .sort()
    .map((label) => `${label}="${escapeLabelValue(labels[label] ?? '')}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

function escapeLabelValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
