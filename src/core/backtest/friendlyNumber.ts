import { parameterProblem } from '../settings/validation';
import { type Parameter } from '../signals/signal';

const steps = [1, 1.5, 2, 3, 4, 5, 6, 8];

/** Through the text, because 6 * 0.1 is not 0.6. */
const decimals = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap((power) => steps.map((step) => Number(`${step}e${power}`)));

/** From a minute on people think in minutes. */
const seconds = [
  ...decimals.filter((number) => number < 60),
  ...decimals.filter((number) => number >= 1).map((minutes) => minutes * 60),
];

/** Numbers that people choose: 0.4 s, 5 s, 90 s, 10 min; those that are allowed, ascending. */
export function friendlyNumbers(parameter: Parameter): number[] {
  const { allowed, unit } = parameter;
  const numbers = allowed ?? (unit === 'seconds' ? seconds : decimals);
  return numbers.filter((number) => parameterProblem(parameter, number) === undefined);
}
