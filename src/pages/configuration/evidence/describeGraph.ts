import { type Evidence } from '../../../core/evidence/evidence';
import { everyLevel } from '../../../core/evidence/evidenceQueries';
import { knownPast } from '../../../core/evidence/knownPast';
import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { type Signal } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';
import { timesOf } from './historyInWords';

/** The graph in words. */
export function describeGraph(signal: Signal, evidence: Evidence, history: readonly LevelHistory[]): string {
  const { worst, violating } = evidence;
  const drawn =
    worst === undefined ? [] : [worst, ...(violating[everyLevel] === undefined ? [] : [violating[everyLevel]])];
  const highest = Math.max(...drawn.flatMap(({ rows }) => rows.map((row) => row.highest)), -Infinity);
  const peak = Number.isFinite(highest) ? `highest value ${spokenValue(highest, signal.valueUnit)}` : 'no values';
  const firings = history.flatMap((level) =>
    level.kind === 'replayed' ? [`${level.severity} would have fired ${timesOf(level.count)}`] : []
  );
  return `${signal.title}, last ${knownPast(evidence).words}: ${[...(worst === undefined ? [] : [peak]), ...firings].join(', ')}`;
}
