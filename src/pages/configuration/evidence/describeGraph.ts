import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { type Signal } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';
import { type Evidence } from './loadEvidence';

/** The graph in words. */
export function describeGraph(signal: Signal, { grids, range }: Evidence, history: readonly LevelHistory[]): string {
  const past = range.days === 1 ? 'last 24 hours' : `last ${range.days} days`;
  const highest = grids['worst']?.rows[0]?.highest ?? -Infinity;
  const peak = Number.isFinite(highest) ? `highest value ${spokenValue(highest, signal.valueUnit)}` : 'no values';
  const firings = history.map(({ severity, firings: { length } }) => `${severity} would have fired ${length} times`);
  const found = grids['worst'] === undefined ? [] : [peak];
  return `${signal.title}, ${past}: ${[...found, ...firings].join(', ')}`;
}
