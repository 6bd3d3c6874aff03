import { toRow, type SampleGrid } from '../backtest/sampleGrid';

/** One row that tells how many rows have a value at each evaluation. */
export function countedRows(grid: SampleGrid): SampleGrid {
  const counts = new Float64Array(grid.evaluations);
  for (const { values } of grid.rows) {
    values.forEach((value, evaluation) => {
      counts[evaluation] = (counts[evaluation] ?? 0) + (Number.isNaN(value) ? 0 : 1);
    });
  }
  return { ...grid, rows: [toRow({}, counts)] };
}
