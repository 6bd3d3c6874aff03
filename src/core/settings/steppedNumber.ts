import { type Parameter } from '../signals/signal';

const percent = 0.01;
const tenth = 0.1;

/**
 * The next number of a parameter above (`1`) or below (`-1`): the next allowed one where only some are, else one more or
 * less of what a reader counts in (1 %, 1 s, and 0.1 s below 1 s). Within what is allowed; the same where there is none.
 */
export function steppedNumber(
  { unit, min, max, excludesMax = false, whole = false, allowed }: Parameter,
  value: number,
  direction: 1 | -1
): number {
  if (!Number.isFinite(value)) {
    return value;
  }
  if (allowed !== undefined) {
    const next =
      direction > 0 ? allowed.find((bound) => bound > value) : [...allowed].reverse().find((bound) => bound < value);
    return next ?? value;
  }
  const isBelowOne = direction > 0 ? value < 1 : value <= 1;
  const step = unit === 'ratio' ? percent : isBelowOne && !whole ? tenth : 1;
  const next = Number((value + direction * step).toPrecision(12));
  return next < min || (excludesMax ? next >= max : next > max) ? value : next;
}
