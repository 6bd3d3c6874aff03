import { type SampleGrid } from './sampleGrid';

export interface HourlyMeans {
  /** Mean of each row in each hour in which it has values, ascending. */
  means: Float64Array;
  /** Hours in which any row has a value. */
  hours: number;
}

/** Means over the hours since the start of the grid, of every row. */
export function hourlyMeans({ rows, stepSeconds, evaluations }: SampleGrid): HourlyMeans {
  const perHour = Math.max(1, Math.round(3600 / stepSeconds));
  const means: number[] = [];
  let hours = 0;
  for (let from = 0; from < evaluations; from += perHour) {
    const before = means.length;
    for (const { values } of rows) {
      const mean = meanOf(values, from, Math.min(from + perHour, evaluations));
      if (mean !== undefined) {
        means.push(mean);
      }
    }
    hours += means.length > before ? 1 : 0;
  }
  return { means: Float64Array.from(means).sort(), hours };
}

/** Of the finite values; undefined when there is none. */
function meanOf(values: Float64Array, from: number, until: number): number | undefined {
  let [total, count] = [0, 0];
  for (let evaluation = from; evaluation < until; evaluation += 1) {
    const value = values[evaluation] ?? NaN;
    if (Number.isFinite(value)) {
      total += value;
      count += 1;
    }
  }
  return count === 0 ? undefined : total / count;
}
