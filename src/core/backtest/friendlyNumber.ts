import { type Unit } from '../signals/signal';

const steps = [1, 1.5, 2, 3, 4, 5, 6, 8];

/** Through the text, because 6 * 0.1 is not 0.6. */
const decimals = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap((power) => steps.map((step) => Number(`${step}e${power}`)));

/** From a minute on people think in minutes. */
const seconds = [
  ...decimals.filter((number) => number < 60),
  ...decimals.filter((number) => number >= 1).map((minutes) => minutes * 60),
];

/** Numbers that people choose: 0.4 s, 5 s, 90 s, 10 min; ascending. */
function friendlyNumbers(unit: Unit, whole: boolean): number[] {
  const numbers = unit === 'seconds' ? seconds : decimals;
  return whole ? numbers.filter(Number.isInteger) : numbers;
}

/** The smallest friendly number that is not below `value`; undefined above all of them. */
export function friendlyNumberFrom(value: number, unit: Unit, whole = false): number | undefined {
  return friendlyNumbers(unit, whole).find((number) => number >= value);
}

/** The largest friendly number that `isAllowed` takes. */
export function largestFriendlyNumber(
  isAllowed: (value: number) => boolean,
  unit: Unit,
  whole = false
): number | undefined {
  return friendlyNumbers(unit, whole).filter(isAllowed).at(-1);
}
