import { countedRows } from '../../../core/evidence/countedRows';
import { everyLevel, levelsIfOn } from '../../../core/evidence/evidenceQueries';
import { subjectOf } from '../../../core/evidence/wouldHaveFired';
import { worstPerStretch } from '../../../core/evidence/worstPerStretch';
import { type Settings, type Source } from '../../../core/settings/schema';
import { type Severity, type Signal } from '../../../core/signals/signal';
import { withUnit } from '../../../core/units';
import { type Evidence } from './loadEvidence';

export interface GraphLine {
  /** Untrusted text. */
  name: string;
  kind: 'all' | 'one' | Severity;
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

/** What was measured: the worst of all, and by name those that came highest; without a number, how many violate. */
export function measuredLines({ grids: { worst, ...violating } }: Evidence, source: Source): Graph {
  if (worst === undefined) {
    const [grid] = Object.values(violating);
    const drawn = grid && worstPerStretch(countedRows(grid), points);
    const lines = (drawn?.lines ?? []).map((values): GraphLine => ({ name: 'how many at once', kind: 'all', values }));
    return { times: drawn?.times ?? [], lines };
  }
  const { times, lines } = worstPerStretch(worst, points);
  const replayed = violating[everyLevel];
  const highest = [...(replayed?.rows ?? [])].sort((one, other) => other.highest - one.highest).slice(0, mostNamed);
  const named = replayed === undefined ? [] : worstPerStretch({ ...replayed, rows: highest }, points).lines;
  return {
    times,
    lines: [
      ...lines.map((values): GraphLine => ({ name: 'the worst of all', kind: 'all', values })),
      ...named.map((values, index): GraphLine => ({
        name: subjectOf(highest[index]?.labels ?? {}, source),
        kind: 'one',
        values,
      })),
    ],
  };
}

/** A dashed line for each level that is on. */
export function thresholdLines(signal: Signal, settings: Settings, length: number): GraphLine[] {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  if (parameter === undefined || parameter.unit !== signal.valueUnit) {
    return [];
  }
  return levelsIfOn(signal, settings).flatMap(({ severity, parameters }) => {
    const value = parameters[parameter.id];
    return value === undefined || !Number.isFinite(value)
      ? []
      : [
          {
            name: `${severity} above ${withUnit(value, parameter.unit)}`,
            kind: severity,
            values: Array.from({ length }, () => value),
          },
        ];
  });
}
