/** One series as a range query gives it; steps may be missing. */
export interface RangeSeries {
  labels: Readonly<Record<string, string>>;
  /** Unix milliseconds, ascending. */
  times: readonly number[];
  /** One for each time; NaN where there is none. */
  values: readonly number[];
}

/** The range of a query and the step at which it was evaluated. */
export interface EvaluationRange {
  /** Unix milliseconds. */
  from: number;
  /** Unix milliseconds, inclusive as in Prometheus. */
  to: number;
  /** The step that the data source really used: a smaller one makes gaps that are not there. */
  stepSeconds: number;
}

export interface SampleRow {
  labels: Readonly<Record<string, string>>;
  /** One value per evaluation; NaN for a gap. */
  values: Float64Array;
  /** The largest value; -Infinity when there is none. */
  highest: number;
}

/** Series laid out by evaluation: prepared once, so that a moved threshold costs one pass over plain numbers. */
export interface SampleGrid {
  /** Unix milliseconds of the first evaluation. */
  start: number;
  stepSeconds: number;
  /** How many evaluations there are. */
  evaluations: number;
  rows: readonly SampleRow[];
}

/** Lays the series of one range query out. Samples outside of the range are left out. */
export function toSampleGrid(series: readonly RangeSeries[], { from, to, stepSeconds }: EvaluationRange): SampleGrid {
  if (!(stepSeconds > 0)) {
    throw new RangeError(`The step must be above 0 s, not ${stepSeconds} s.`);
  }
  const step = stepSeconds * 1000;
  // Data sources shift the range to multiples of the step, so the samples tell when the evaluations were.
  const earliest = series.reduce((least, { times }) => Math.min(least, times.find((time) => time >= from) ?? to), to);
  const start = series.length === 0 ? from : earliest - Math.floor((earliest - from) / step) * step;
  const evaluations = Math.max(0, Math.floor((to - start) / step) + 1);
  const rows = series.map(({ labels, times, values }) => {
    const cells = new Float64Array(evaluations).fill(NaN);
    times.forEach((time, index) => {
      const column = Math.round((time - start) / step);
      if (time >= from && column >= 0 && column < evaluations) {
        cells[column] = values[index] ?? NaN;
      }
    });
    return toRow(labels, cells);
  });
  return { start, stepSeconds, evaluations, rows };
}

export function toRow(labels: SampleRow['labels'], values: Float64Array): SampleRow {
  // `NaN > x` is false, so gaps never count.
  return { labels, values, highest: values.reduce((highest, value) => (value > highest ? value : highest), -Infinity) };
}

/** Unix milliseconds of an evaluation. */
export function timeOf({ start, stepSeconds }: SampleGrid, evaluation: number): number {
  return start + evaluation * stepSeconds * 1000;
}

/** The same grid without the evaluations before a time in Unix milliseconds. */
export function gridSince(grid: SampleGrid, time: number): SampleGrid {
  const left = Math.min(grid.evaluations, Math.max(0, Math.floor((time - grid.start) / (grid.stepSeconds * 1000))));
  return {
    ...grid,
    start: timeOf(grid, left),
    evaluations: grid.evaluations - left,
    rows: grid.rows.map(({ labels, values }) => toRow(labels, values.subarray(left))),
  };
}
