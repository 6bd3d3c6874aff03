import { toSampleGrid, type RangeSeries, type SampleGrid, type SampleRow } from '../backtest/sampleGrid';
import { madeLabels } from '../promql/madeLabels';
import { type EvidenceQueries } from './evidenceQueries';
import { type EvidenceRange } from './evidenceRange';
import { dataBegins } from './knownPast';
import { found, isCutTo, mostSeries, worst } from './pastQuery';

/** A series with the step at which it was really evaluated, where the data source says it. */
export interface AnsweredSeries extends RangeSeries {
  stepSeconds?: number;
}

/** A value of this moment with the labels of where. */
export interface ValueNow {
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What violated, by the name of its query. */
export type ViolatingSeries = Readonly<Record<string, SampleGrid>>;

/** What the past of a data source says about a signal. */
export interface Evidence {
  queries: EvidenceQueries;
  range: EvidenceRange;
  /** How many kube-proxies were found. */
  targets: number;
  /** When the first kube-proxy was scraped within the range, in Unix milliseconds; undefined where none was. */
  dataFrom?: number;
  worstNow?: ValueNow;
  /** One row: the largest drawn value, at every third evaluation. */
  worst?: SampleGrid;
  violating: ViolatingSeries;
  /** More may have violated than were asked for. */
  isCut: boolean;
  /** Read from recorded series. */
  isRecorded: boolean;
}

/** What was asked, and the answers to `pastQuery`. */
export interface Answers {
  queries: EvidenceQueries;
  range: EvidenceRange;
  targets: number;
  worstNow?: ValueNow;
  past: readonly AnsweredSeries[];
  isRecorded?: boolean;
  /** Adds to a series what the query left out. */
  naming?: (labels: ValueNow['labels']) => ValueNow['labels'];
}

export function toEvidence({
  queries,
  range,
  targets,
  worstNow,
  past,
  isRecorded = false,
  naming = (labels) => labels,
}: Answers): Evidence {
  // Samples cannot tell the step: where hardly anything violates, they are far apart.
  const stepSeconds = past.find((one) => one.stepSeconds !== undefined)?.stepSeconds ?? range.stepSeconds;
  const all = toSampleGrid(past, { ...range, stepSeconds });
  const answers = byQuestion(all.rows.map((row) => ({ ...row, labels: naming(row.labels) })));
  const gridOf = (name: string): SampleGrid => ({ ...all, rows: answers.get(name) ?? [] });
  const violating = Object.fromEntries(Object.keys(queries.violating).map((name) => [name, gridOf(name)]));
  return {
    queries,
    range: { ...range, stepSeconds },
    targets,
    dataFrom: dataBegins(gridOf(found)),
    worstNow,
    worst: queries.worst === undefined ? undefined : gridOf(worst),
    violating,
    isCut: isCutTo(queries, targets) && Object.values(violating).some(({ rows: { length } }) => length >= mostSeries),
    isRecorded,
  };
}

/** Rows by the name of what they answer, without the label that says it. */
function byQuestion(rows: readonly SampleRow[]): Map<string, SampleRow[]> {
  const answers = new Map<string, SampleRow[]>();
  for (const row of rows) {
    const { [madeLabels.answers]: name = '', ...labels } = row.labels;
    const named = answers.get(name) ?? [];
    answers.set(name, named);
    named.push({ ...row, labels });
  }
  return answers;
}
