import { durationSeconds } from '../promql/duration';
import { withUnit } from '../units';
import { type Difference } from './change';
import { type TunedNumber } from './tunedNumbers';

/** Numbers and durations that stand alone: not in a name, not in `$1`. */
const numberToken = /(?<![\w$.])(?:(?:\d+(?:ms|[smhdwy]))+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.])/g;

/**
 * Says which tunable numbers make two expressions differ.
 * @returns undefined when they differ in anything else, or in a number that is not tunable
 */
export function numberDifferences(wanted: string, found: string, tuned: TunedNumber[]): Difference[] | undefined {
  if (skeleton(wanted) !== skeleton(found)) {
    return undefined;
  }
  const [wantedNumbers, foundNumbers] = [numbersOf(wanted), numbersOf(found)];
  const differences = new Map<string, Difference>();
  for (const [position, value] of wantedNumbers.entries()) {
    const other = foundNumbers[position];
    if (other === undefined || other === value) {
      continue;
    }
    const number = tuned.find((one) => one.value === value);
    if (number === undefined) {
      return undefined;
    }
    const { name, unit } = number;
    differences.set(`${name} ${other}`, {
      field: name,
      wanted: withUnit(value, unit),
      found: withUnit(other, unit),
      kind: 'value',
    });
  }
  return [...differences.values()];
}

/** What is left without numbers and line breaks, which move with the length of a number. */
function skeleton(expression: string): string {
  return expression.replace(numberToken, '#').replace(/\s+/g, '');
}

function numbersOf(expression: string): number[] {
  return [...expression.matchAll(numberToken)].map(([token]) => durationSeconds(token) ?? Number(token));
}
