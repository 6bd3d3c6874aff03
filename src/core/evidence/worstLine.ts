import { mergeBy } from '../backtest/mergeBy';
import { timeOf, toRow, type SampleGrid } from '../backtest/sampleGrid';

/**
 * The largest value of all, at the evaluations of what violates: asked in longer steps, it is known in between where
 * something was above the floor.
 */
export function worstLine(worst: SampleGrid, violating: SampleGrid): SampleGrid {
  const values = new Float64Array(violating.evaluations).fill(NaN);
  const step = violating.stepSeconds * 1000;
  worst.rows.forEach((row) =>
    row.values.forEach((value, evaluation) => {
      const column = Math.round((timeOf(worst, evaluation) - violating.start) / step);
      if (column >= 0 && column < values.length) {
        values[column] = value;
      }
    })
  );
  return mergeBy({ ...violating, rows: [toRow({}, values), ...violating.rows] }, []);
}
