import { timeOf, type RangeSeries, type SampleGrid, type SampleRow } from './sampleGrid';

/**
 * The series with at most `points` points each, for a small graph: every stretch keeps its smallest and its largest
 * value at their own times, so no peak is lost. A stretch without any value is one NaN, a gap in the line.
 */
export function thinned(grid: SampleGrid, points: number): RangeSeries[] {
  const stretches = Math.max(1, Math.floor(points / 2));
  const width = Math.max(1, Math.ceil(grid.evaluations / stretches));
  return grid.rows.map((row) => {
    const kept: number[] = [];
    for (let from = 0; from < grid.evaluations; from += width) {
      kept.push(...extremes(row, from, Math.min(from + width, grid.evaluations)));
    }
    return {
      labels: row.labels,
      times: kept.map((evaluation) => timeOf(grid, evaluation)),
      values: kept.map((evaluation) => row.values[evaluation] ?? NaN),
    };
  });
}

function extremes({ values }: SampleRow, from: number, until: number): number[] {
  let [lowest, highest] = [-1, -1];
  for (let evaluation = from; evaluation < until; evaluation += 1) {
    const value = values[evaluation] ?? NaN;
    if (!Number.isNaN(value)) {
      lowest = lowest < 0 || value < (values[lowest] ?? NaN) ? evaluation : lowest;
      highest = highest < 0 || value > (values[highest] ?? NaN) ? evaluation : highest;
    }
  }
  if (lowest < 0) {
    return [from];
  }
  return lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)];
}
