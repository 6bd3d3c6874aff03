import { quoted } from '../../src/core/promql/quoting';

/** How far apart samples are, in seconds. */
export const scrapeSeconds = 60;

/** A series as Prometheus has scraped it: one value per scrape since the time 0, undefined where a scrape is missing. */
export interface RecordedSeries {
  name: string;
  labels: Record<string, string>;
  samples: Array<number | undefined>;
}

/** `name{label="value"}` */
export function written(name: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${quoted(value)}`);
  return `${name}{${pairs.join(',')}}`;
}

/** The series as input of `promtool test rules`. */
export function toPromtoolInput({ name, labels, samples }: RecordedSeries): { series: string; values: string } {
  return {
    series: written(name, labels),
    values: samples
      .map((sample) => sample ?? '_')
      .map(number)
      .join(' '),
  };
}

/** The series in a file from which `promtool tsdb create-blocks-from openmetrics` makes a database. */
export function toOpenMetrics(series: readonly RecordedSeries[]): string {
  const lines = series.flatMap(({ name, labels, samples }) =>
    samples.flatMap((sample, index) =>
      sample === undefined ? [] : [`${written(name, labels)} ${number(sample)} ${index * scrapeSeconds}`]
    )
  );
  return [...lines, '# EOF', ''].join('\n');
}

function number(value: number | string): string {
  return String(value).replace('Infinity', 'Inf');
}
