import { alertSubject } from '../alertSubject';
import { mergeBy } from '../backtest/mergeBy';
import { gridSince, type SampleGrid } from '../backtest/sampleGrid';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { withUnit } from '../units';
import { countedRows } from './countedRows';
import { type Evidence } from './evidence';
import { everyLevel } from './evidenceQueries';
import { levelsIfOn } from './levels';
import { stepsOfWorst } from './pastQuery';
import { worstPerStretch } from './worstPerStretch';

export interface GraphLine {
  /** Untrusted text. */
  name: string;
  /** All together, one that is named, the number of a level, or that of a level in some clusters. */
  kind: 'all' | 'one' | Severity | `${Severity} in clusters`;
  values: Array<number | null>;
}

export interface Graph {
  /** Unix milliseconds. */
  times: number[];
  lines: GraphLine[];
}

/** What a small graph can show: a week in half hours. */
const points = 336;
/** More lines are not told apart. */
const mostNamed = 4;
/** More numbers of clusters would hide what was measured. */
const mostOfClusters = 3;

/**
 * What was measured since there are data: the worst of all, and by name those that came highest; without a number, how
 * many violate.
 */
export function measuredLines({ dataFrom, ...evidence }: Evidence, source: Source): Graph {
  const known = (grid: SampleGrid) => (dataFrom === undefined ? grid : gridSince(grid, dataFrom));
  const worst = evidence.worst && known(evidence.worst);
  const violating = Object.entries(evidence.violating).map(([name, grid]) => [name, known(grid)] as const);
  const replayed = violating.find(([name]) => name === everyLevel)?.[1];
  if (worst === undefined) {
    const [[, grid] = []] = violating;
    return grid === undefined ? { times: [], lines: [] } : drawn(countedRows(grid), ['how many at once'], 'all');
  }
  if (replayed === undefined) {
    return drawn(worst, ['the worst of all'], 'all', stepsOfWorst);
  }
  const both = { ...replayed, rows: [...worst.rows, ...replayed.rows] };
  const all = drawn(mergeBy(both, []), ['the worst of all'], 'all', stepsOfWorst);
  const rows = [...replayed.rows].sort((one, other) => other.highest - one.highest).slice(0, mostNamed);
  const names = rows.map(({ labels }) => alertSubject(labels, source));
  return { times: all.times, lines: [...all.lines, ...drawn({ ...replayed, rows }, names, 'one', stepsOfWorst).lines] };
}

function drawn(grid: SampleGrid, names: string[], kind: GraphLine['kind'], narrowest = 1): Graph {
  const { times, lines } = worstPerStretch(grid, points, narrowest);
  return { times, lines: lines.map((values, index) => ({ name: names[index] ?? '', kind, values })) };
}

/** A line for each level that is on, and for numbers that clusters have of their own while these are few. */
export function thresholdLines(signal: Signal, settings: Settings, source: Source, length: number): GraphLine[] {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  if (parameter === undefined || parameter.unit !== signal.valueUnit) {
    return [];
  }
  const lineAt = (severity: Severity, value: number, clusters: string[]): GraphLine => ({
    name: `${severity} above ${withUnit(value, parameter.unit)}${clusters.length === 0 ? '' : ` (${clusters.join(', ')})`}`,
    kind: clusters.length === 0 ? severity : `${severity} in clusters`,
    values: Array.from({ length }, () => value),
  });
  const shared = levelsIfOn(signal, settings).flatMap(({ severity, parameters }) => {
    const value = parameters[parameter.id];
    return isNumber(value) ? [lineAt(severity, value, [])] : [];
  });
  const own = numbersOfClusters(signal, settings, source, parameter.id);
  return [
    ...shared,
    ...(own.length > mostOfClusters
      ? []
      : own.map(({ severity, value, clusters }) => lineAt(severity, value, clusters))),
  ];
}

interface NumberOfClusters {
  severity: Severity;
  value: number;
  clusters: string[];
}

function numbersOfClusters(
  signal: Signal,
  settings: Settings,
  source: Source,
  parameterId: string
): NumberOfClusters[] {
  const found = new Map<string, NumberOfClusters>();
  for (const cluster of Object.keys(source.clusters)) {
    for (const { severity, parameters } of levelsIfOn(signal, settings, source, cluster)) {
      const value = parameters[parameterId];
      const shared = levelsIfOn(signal, settings).find((level) => level.severity === severity)?.parameters[parameterId];
      if (isNumber(value) && value !== shared) {
        const key = `${severity} ${value}`;
        const clusters = [...(found.get(key)?.clusters ?? []), cluster];
        found.set(key, { severity, value, clusters });
      }
    }
  }
  return [...found.values()];
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
