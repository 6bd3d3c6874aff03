import { alertSubject } from '../alertSubject';
import { backtest } from '../backtest/backtest';
import { mergeBy } from '../backtest/mergeBy';
import { newestFirings, type FiringDescription } from '../backtest/newestFirings';
import { type SampleGrid, type SampleRow } from '../backtest/sampleGrid';
import { durationSeconds } from '../promql/duration';
import { withoutRecording } from '../recordings/recordedReading';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { type Evidence } from './evidence';
import { evidenceQueries, everyLevel, type EvidenceQueries } from './evidenceQueries';
import { hasUsableNumbers, levelsIfOn } from './levels';
import { lowestThreshold } from './lowestThreshold';

/**
 * What the past says about a level that is on. `unusable`: its number or its `for` is none, or out of its range, so it
 * was not replayed. `not asked`: the answer does not hold what the present numbers need.
 */
export type LevelHistory =
  | { severity: Severity; kind: 'unusable' | 'not asked' }
  | {
      severity: Severity;
      kind: 'replayed';
      /** How often the alert would have fired. */
      count: number;
      /** The newest of them, the earliest first. */
      newest: FiringDescription[];
    };

/**
 * When each level that is on would have fired with the present numbers, as Prometheus decides it at the steps of the
 * grid. A cluster with a number of its own is judged by that one.
 * @param mostTold so many of the newest are described, for each level
 * @param asked what the present settings ask, where that was compiled already: it is most of the work
 */
export function wouldHaveFired(
  signal: Signal,
  settings: Settings,
  source: Source,
  { queries, violating }: Pick<Evidence, 'queries' | 'violating'>,
  mostTold = Infinity,
  asked?: EvidenceQueries
): LevelHistory[] {
  const present =
    asked !== undefined && asked.floor === queries.floor
      ? asked
      : evidenceQueries(signal, withoutRecording(settings), source, queries.floor);
  return levelsIfOn(signal, settings).map(({ severity, for: lasting }): LevelHistory => {
    const forSeconds = durationSeconds(lasting);
    if (forSeconds === undefined || !hasUsableNumbers(signal, severity, settings, source)) {
      return { severity, kind: 'unusable' };
    }
    const name = queries.floor === undefined ? severity : everyLevel;
    const grid = oneRowPerAlert(violating[name], signal, source);
    const isPresent = typeof present !== 'string' && present.violating[name] === queries.violating[name];
    const isInAnswer =
      queries.floor === undefined ||
      queries.floor <= (lowestThreshold(signal, settings, source, [severity]) ?? -Infinity);
    if (grid === undefined || !isPresent || !isInAnswer) {
      return { severity, kind: 'not asked' };
    }
    const parts =
      name === everyLevel ? byThreshold(grid, signal, severity, settings, source) : [{ threshold: -Infinity, grid }];
    const series = parts.flatMap(({ threshold, grid: part }) => backtest(part, { threshold, forSeconds }).series);
    return {
      severity,
      kind: 'replayed',
      count: series.reduce((count, { firings }) => count + firings.length, 0),
      newest: newestFirings(series, (labels) => alertSubject(labels, source), mostTold),
    };
  });
}

/** A node has one alert, whatever the number of its targets; one of these is kept to lead there. */
function oneRowPerAlert(grid: SampleGrid | undefined, { scope }: Signal, { clusterLabel }: Source) {
  return grid !== undefined && scope === 'node' ? mergeBy(grid, [clusterLabel, 'node'], ['instance']) : grid;
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
