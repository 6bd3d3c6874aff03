import { toSampleGrid, type RangeSeries, type SampleGrid } from '../backtest/sampleGrid';
import { type EvidenceQueries } from './evidenceQueries';
import { type EvidenceRange } from './evidenceRange';
import { isCutTo, mostSeries, pastQueries, worst } from './pastQueries';

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
  worstNow?: ValueNow;
  /** One row: the largest drawn value. */
  worst?: SampleGrid;
  violating: ViolatingSeries;
  /** More may have violated than were asked for. */
  isCut: boolean;
}

/** What was asked, and the answers by the names of `pastQueries`. */
export interface Answers {
  queries: EvidenceQueries;
  range: EvidenceRange;
  targets: number;
  worstNow?: ValueNow;
  past: Readonly<Record<string, readonly AnsweredSeries[]>>;
}

export function toEvidence({ queries, range, targets, worstNow, past }: Answers): Evidence {
  const asked = pastQueries(queries, range, targets);
  const gridOf = (name: string): SampleGrid => {
    const series = past[name] ?? [];
    // Samples cannot tell the step: where hardly anything violates, they are far apart.
    const stepSeconds = series.find((one) => one.stepSeconds !== undefined)?.stepSeconds ?? asked[name]?.stepSeconds;
    return toSampleGrid(series, { ...range, stepSeconds: stepSeconds ?? range.stepSeconds });
  };
  const violating = Object.fromEntries(Object.keys(queries.violating).map((name) => [name, gridOf(name)]));
  const [first] = Object.values(violating);
  return {
    queries,
    range: { ...range, stepSeconds: first?.stepSeconds ?? range.stepSeconds },
    targets,
    worstNow,
    worst: queries.worst === undefined ? undefined : gridOf(worst),
    violating,
    isCut: isCutTo(queries, targets) && Object.values(violating).some(({ rows: { length } }) => length >= mostSeries),
  };
}
