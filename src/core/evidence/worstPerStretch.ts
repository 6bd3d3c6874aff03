import { timeOf, type SampleGrid } from '../backtest/sampleGrid';

/** Values of several series at the same times, for a small graph. */
export interface Drawing {
  /** Unix milliseconds, ascending. */
  times: number[];
  /** One list a row of the grid; null is a gap. */
  lines: Array<Array<number | null>>;
}

/**
 * Every row with at most `points` points: each stretch is drawn at its largest value, so that no peak is lost.
 * @param narrowest evaluations of a stretch at least, where a row has values at some of them only
 */
export function worstPerStretch(grid: SampleGrid, points: number, narrowest = 1): Drawing {
  const width = Math.max(narrowest, Math.ceil(grid.evaluations / Math.max(1, points)));
  const starts = Array.from({ length: Math.ceil(grid.evaluations / width) }, (_, index) => index * width);
  return {
    times: starts.map((start) => timeOf(grid, start)),
    lines: grid.rows.map(({ values }) => starts.map((start) => largest(values.subarray(start, start + width)))),
  };
}

function largest(values: Float64Array): number | null {
  let found: number | null = null;
  for (const value of values) {
    if (!Number.isNaN(value) && (found === null || value > found)) {
      found = value;
    }
  }
  return found;
}
