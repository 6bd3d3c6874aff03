import { durationSeconds } from '../promql/duration';
import { withUnit } from '../units';
import { type Difference } from './change';
import { type Ownership } from './ownership';
import { type TunedNumber } from './tunedNumbers';

/** Numbers and durations that stand alone: not in a name, not in `$1`. */
const numberToken = /(?<![\w$.])(?:(?:\d+(?:ms|[smhdwy]))+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.])/g;

/**
 * Says which tunable numbers make two expressions differ, and who changed them. Further numbers may move along with one:
 * a look-back is written as the number, the number and a minute, and so on.
 * @param expression the difference of the two expressions
 * @returns undefined when they differ in anything else, or in a number that is not tunable
 */
export function numberDifferences(expression: Difference, tuned: TunedNumber[]): Difference[] | undefined {
  const { wanted, found } = expression;
  if (skeleton(wanted) !== skeleton(found)) {
    return undefined;
  }
  const [wantedNumbers, foundNumbers] = [numbersOf(wanted), numbersOf(found)];
  const differences = new Map<string, Difference>();
  const [steps, otherSteps] = [new Set<number>(), new Set<number>()];
  for (const [position, value] of wantedNumbers.entries()) {
    const other = foundNumbers[position];
    if (other === undefined || other === value) {
      continue;
    }
    const number = numberOf(value, other, tuned);
    if (number === undefined) {
      otherSteps.add(value - other);
      continue;
    }
    steps.add(value - other);
    differences.set(`${number.name} ${other}`, {
      field: number.name,
      wanted: withUnit(value, number.unit),
      found: withUnit(other, number.unit),
      kind: 'value',
      ...ownership(number, other, expression),
    });
  }
  return [...otherSteps].every((step) => steps.has(step)) ? [...differences.values()] : undefined;
}

/** Of two numbers of one value, the one that was applied as it still is in Grafana. */
function numberOf(wanted: number, found: number, tuned: TunedNumber[]): TunedNumber | undefined {
  const sameValue = tuned.filter(({ value }) => value === wanted);
  return sameValue.find(({ applied }) => applied === found) ?? sameValue[0];
}

/** Where the number itself is not remembered, it is whose the expression is. */
function ownership({ value, applied, unit }: TunedNumber, found: number, { changedBy }: Difference): Ownership {
  if (changedBy === undefined || (applied === undefined && changedBy === 'both')) {
    return { changedBy };
  }
  const owner =
    applied === undefined ? changedBy : applied === found ? 'settings' : applied === value ? 'hand' : 'both';
  const before = applied ?? (owner === 'settings' ? found : value);
  return { changedBy: owner, applied: withUnit(before, unit) };
}

/** What is left without numbers and line breaks, which move with the length of a number. */
function skeleton(expression: string): string {
  return expression.replace(numberToken, '#').replace(/\s+/g, '');
}

function numbersOf(expression: string): number[] {
  return [...expression.matchAll(numberToken)].map(([token]) => durationSeconds(token) ?? Number(token));
}
