import { backtest } from '../backtest/backtest';
import { describeFirings, type FiringDescription } from '../backtest/describeFirings';
import { type SampleGrid, type SampleRow } from '../backtest/sampleGrid';
import { durationSeconds } from '../promql/duration';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { everyLevel, levelsIfOn } from './evidenceQueries';

export interface LevelHistory {
  severity: Severity;
  /** Every time the alert would have fired; the earliest first. */
  firings: FiringDescription[];
}

/** What violated, by the name of its query. */
export type ViolatingSeries = Readonly<Record<string, SampleGrid>>;

/**
 * When each level that is on would have fired with the present numbers, as Prometheus decides it at the steps of the
 * grid. A cluster with a number of its own is judged by that one.
 */
export function wouldHaveFired(
  signal: Signal,
  settings: Settings,
  source: Source,
  violating: ViolatingSeries
): LevelHistory[] {
  const nameOf = (labels: Readonly<Record<string, string>>) => subjectOf(labels, source);
  return levelsIfOn(signal, settings).flatMap(({ severity, for: lasting }) => {
    const forSeconds = durationSeconds(lasting);
    const [replayed, asItIs] = [violating[everyLevel], violating[severity]];
    if (forSeconds === undefined || (replayed === undefined && asItIs === undefined)) {
      return [];
    }
    const firings =
      replayed === undefined
        ? describeFirings(backtest(asItIs ?? emptyGrid, { threshold: -Infinity, forSeconds }), nameOf)
        : byThreshold(replayed, signal, severity, settings, source)
            .flatMap(({ threshold, grid }) => describeFirings(backtest(grid, { threshold, forSeconds }), nameOf))
            .sort((one, other) => one.began - other.began);
    return [{ severity, firings }];
  });
}

/** `node-4 (prod)`, or what else names it. Untrusted text. */
export function subjectOf(labels: Readonly<Record<string, string>>, source: Source): string {
  const cluster = labels[source.clusterLabel] ?? '';
  const node = labels['node'] ?? labels['instance'] ?? '';
  if (node === '') {
    return cluster === '' ? source.name : cluster;
  }
  return cluster === '' ? node : `${node} (${cluster})`;
}

/** Rows that share a number, so that most often all are replayed at once. */
function byThreshold(
  grid: SampleGrid,
  signal: Signal,
  severity: Severity,
  settings: Settings,
  source: Source
): Array<{ threshold: number; grid: SampleGrid }> {
  const thresholds = new Map<string, number | undefined>();
  const thresholdOf = (cluster: string) => {
    if (!thresholds.has(cluster)) {
      const level = levelsIfOn(signal, settings, source, cluster).find((one) => one.severity === severity);
      thresholds.set(cluster, level?.parameters[signal.line ?? '']);
    }
    return thresholds.get(cluster);
  };
  const groups = new Map<number, SampleRow[]>();
  for (const row of grid.rows) {
    const threshold = thresholdOf(row.labels[source.clusterLabel] ?? '');
    if (threshold !== undefined) {
      const rows = groups.get(threshold) ?? [];
      groups.set(threshold, rows);
      rows.push(row);
    }
  }
  return [...groups].map(([threshold, rows]) => ({ threshold, grid: { ...grid, rows } }));
}

const emptyGrid: SampleGrid = { start: 0, stepSeconds: 1, evaluations: 0, rows: [] };
