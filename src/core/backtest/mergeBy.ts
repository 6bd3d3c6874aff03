import { toRow, type SampleGrid, type SampleRow } from './sampleGrid';

/**
 * One row for all that agree in `labels`, with the largest value at each evaluation: `max by (labels)` in PromQL.
 * A rule about nodes has one alert per cluster and node, whatever else its series tell apart.
 * @param alsoKept further labels to keep, those of the first row where rows differ
 */
export function mergeBy(grid: SampleGrid, labels: readonly string[], alsoKept: readonly string[] = []): SampleGrid {
  const groups = new Map<string, SampleRow[]>();
  for (const row of grid.rows) {
    // To Prometheus an empty label and a missing one are the same.
    const key = JSON.stringify(labels.map((label) => row.labels[label] ?? ''));
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return {
    ...grid,
    rows: [...groups.values()].map((rows) => merged(rows, [...labels, ...alsoKept], grid.evaluations)),
  };
}

function merged(rows: readonly SampleRow[], labels: readonly string[], evaluations: number): SampleRow {
  const [first, ...others] = rows;
  const own = first?.labels ?? {};
  const kept = Object.fromEntries(labels.flatMap((label) => (own[label] ? [[label, own[label]] as const] : [])));
  if (first !== undefined && others.length === 0) {
    return { ...first, labels: kept };
  }
  const largest = new Float64Array(evaluations).fill(NaN);
  for (const { values } of rows) {
    for (let evaluation = 0; evaluation < evaluations; evaluation += 1) {
      const value = values[evaluation] ?? NaN;
      const before = largest[evaluation] ?? NaN;
      if (value > before || Number.isNaN(before)) {
        largest[evaluation] = value;
      }
    }
  }
  return toRow(kept, largest);
}
