import { type EvidenceQueries, mostSeries } from '../../../core/evidence/evidenceQueries';
import { evidenceRange, type EvidenceRange } from '../../../core/evidence/evidenceRange';
import { type RangeSeries, type SampleGrid, toSampleGrid } from '../../../core/backtest/sampleGrid';
import { queryInstant, queryRange, type Sample } from '../../../grafana/prometheus';

/** What the past of a data source says about a signal. */
export interface Evidence {
  queries: EvidenceQueries;
  range: EvidenceRange;
  /** How many kube-proxies were found. */
  targets: number;
  /** The largest value now, with the labels of where. */
  worstNow?: Sample;
  /** By name of the query: `worst`, and what violates. */
  grids: Record<string, SampleGrid>;
  /** At some moment more series violated than were asked for. */
  isCut: boolean;
}

/** @throws Refused when the data source cannot be asked. */
export async function loadEvidence(uid: string, queries: EvidenceQueries): Promise<Evidence> {
  const now = await queryInstant(uid, queries.now);
  const targets = now['targets']?.[0]?.value ?? 0;
  const range = evidenceRange(targets, Date.now());
  const past = await queryRange(uid, queries.past, range);
  const stepSeconds = usedStep(Object.values(past).flat(), range.stepSeconds);
  const grids = Object.fromEntries(
    Object.entries(past).map(([name, series]) => [name, toSampleGrid(series, { ...range, stepSeconds })])
  );
  return {
    queries,
    range: { ...range, stepSeconds },
    targets,
    worstNow: now['worst']?.[0],
    grids,
    isCut: Object.values(grids).some((grid) => grid.rows.length >= mostSeries && isFull(grid)),
  };
}

/** A data source may take a longer step than it is asked for. */
function usedStep(series: readonly RangeSeries[], asked: number): number {
  const shortest = series.reduce(
    (least, { times }) =>
      times.reduce((soFar, time, index) => {
        const before = times[index - 1];
        return before === undefined ? soFar : Math.min(soFar, (time - before) / 1000);
      }, least),
    Infinity
  );
  return Number.isFinite(shortest) ? Math.max(asked, shortest) : asked;
}

function isFull({ rows, evaluations }: SampleGrid): boolean {
  for (let evaluation = 0; evaluation < evaluations; evaluation += 1) {
    const present = rows.reduce((count, { values }) => count + (Number.isNaN(values[evaluation] ?? NaN) ? 0 : 1), 0);
    if (present >= mostSeries) {
      return true;
    }
  }
  return false;
}
