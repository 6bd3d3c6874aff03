import { type Evidence } from '../../../core/evidence/evidence';
import { everyLevel } from '../../../core/evidence/evidenceQueries';
import { pastInWords } from '../../../core/evidence/evidenceRange';
import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { type Signal } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';

/** The graph in words. */
export function describeGraph(
  signal: Signal,
  { worst, violating, range }: Evidence,
  history: readonly LevelHistory[]
): string {
  const drawn =
    worst === undefined ? [] : [worst, ...(violating[everyLevel] === undefined ? [] : [violating[everyLevel]])];
  const highest = Math.max(...drawn.flatMap(({ rows }) => rows.map((row) => row.highest)), -Infinity);
  const peak = Number.isFinite(highest) ? `highest value ${spokenValue(highest, signal.valueUnit)}` : 'no values';
  const firings = history.flatMap((level) =>
    level.kind === 'replayed' ? [`${level.severity} would have fired ${level.count} times`] : []
  );
  return `${signal.title}, last ${pastInWords(range)}: ${[...(worst === undefined ? [] : [peak]), ...firings].join(', ')}`;
}
