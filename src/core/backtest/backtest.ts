import { timeOf, type SampleGrid, type SampleRow } from './sampleGrid';

/** When an alert `value > threshold` fires. */
export interface AlertCondition {
  /** -Infinity when the series are the violating ones already, as the result of a rule's own expression. */
  threshold: number;
  /** How long it must be true, the rule's `for`. */
  forSeconds: number;
}

/** Times are Unix milliseconds of evaluations. */
export interface Firing {
  /** First evaluation at which it was true; it may have been before when that is the first one of all. */
  pendingSince: number;
  /** First evaluation at which it fired. */
  from: number;
  /** First evaluation at which it fired no more; undefined while it still does at the last one. */
  until?: number;
  /** Until `until`, or up to the last evaluation. */
  seconds: number;
  /** The largest value since `pendingSince`. */
  peak: number;
}

export interface SeriesFirings {
  labels: SampleRow['labels'];
  /** In the order of time; never empty. */
  firings: Firing[];
  seconds: number;
  isStillFiring: boolean;
}

export interface BacktestResult {
  /** Only series that would have fired. */
  series: SeriesFirings[];
  /** How often an alert would have fired, over all series. */
  count: number;
  /** How long alerts would have fired, over all series. */
  seconds: number;
  /** How many series fire at the last evaluation. */
  stillFiring: number;
}

/**
 * When a rule `value > threshold` would have fired, evaluated at every step of the grid as Prometheus does it
 * (`AlertingRule.Eval` in rules/alerting.go): pending since the first evaluation at which it is true, firing from the
 * first one at which that is at least `for` ago, over as soon as it is false or there is no value. NaN is no violation.
 */
export function backtest(grid: SampleGrid, condition: AlertCondition): BacktestResult {
  const series = grid.rows.flatMap((row) => {
    const firings = row.highest > condition.threshold ? firingsOf(row, grid, condition) : [];
    return firings.length === 0 ? [] : [summed(row, firings)];
  });
  return {
    series,
    count: series.reduce((total, { firings }) => total + firings.length, 0),
    seconds: series.reduce((total, { seconds }) => total + seconds, 0),
    stillFiring: series.filter(({ isStillFiring }) => isStillFiring).length,
  };
}

function firingsOf({ values }: SampleRow, grid: SampleGrid, { threshold, forSeconds }: AlertCondition): Firing[] {
  const firings: Firing[] = [];
  // Whole milliseconds, as Prometheus counts: 3 × 0.1 s is not below 0.3 s.
  const evaluationsHeld = Math.ceil(Math.round(forSeconds * 1000) / Math.round(grid.stepSeconds * 1000));
  const end = (pending: number, until: number, peak: number, isOver: boolean) => {
    if (until - pending > evaluationsHeld) {
      const from = timeOf(grid, pending + evaluationsHeld);
      const last = timeOf(grid, isOver ? until : until - 1);
      const seconds = (last - from) / 1000;
      firings.push({ pendingSince: timeOf(grid, pending), from, until: isOver ? last : undefined, seconds, peak });
    }
  };
  let pending = -1;
  let peak = -Infinity;
  for (let evaluation = 0; evaluation < values.length; evaluation += 1) {
    const value = values[evaluation] ?? NaN;
    if (value > threshold) {
      if (pending < 0) {
        pending = evaluation;
        peak = value;
      } else if (value > peak) {
        peak = value;
      }
    } else if (pending >= 0) {
      end(pending, evaluation, peak, true);
      pending = -1;
    }
  }
  if (pending >= 0) {
    end(pending, values.length, peak, false);
  }
  return firings;
}

function summed({ labels }: SampleRow, firings: Firing[]): SeriesFirings {
  return {
    labels,
    firings,
    seconds: firings.reduce((total, { seconds }) => total + seconds, 0),
    isStillFiring: firings.at(-1)?.until === undefined,
  };
}
