import { parameterProblem } from '../settings/validation';
import { type Parameter, type Unit } from '../signals/signal';
import { withUnit } from '../units';
import { friendlyNumberFrom, largestFriendlyNumber } from './friendlyNumber';
import { hourlyMeans } from './hourlyMeans';
import { type SampleGrid } from './sampleGrid';

export interface Suggestion {
  /** In the unit of the parameter, within its range. */
  value: number;
  /** `4 × your busiest hour (1.2 s)`. */
  reason: string;
}

/** A day has a busy hour; less tells nothing. */
const fewestHours = 24;
/** Far from what is normal, near enough to be in time. */
const margin = 4;
/** Below this multiple of the busiest hour an alert would fire in normal operation. */
const leastMargin = 1.5;
/** Hours that rank below this share are normal. */
const normalShare = 0.97;
/** Above this multiple of normal it was an incident, not a busy hour. */
const incident = 2;

/**
 * A threshold for values like these: some times the busiest hour, without incidents, as a friendly number that is
 * allowed. Never far below the default, where nobody would notice what it is about. Give it all series or their
 * largest value: without the quiet ones a broken one looks normal.
 * @returns undefined when there is nothing to learn: less than a day of values, only zeros, or no room above them
 */
export function suggestThreshold(grid: SampleGrid, parameter: Parameter, unit: Unit): Suggestion | undefined {
  const busy = busiestHour(grid);
  if (busy === undefined || busy.value <= 0 || unit !== parameter.unit) {
    return undefined;
  }
  const { whole = false, min, defaults } = parameter;
  const lowestDefault = Math.min(...Object.values(defaults));
  const least = Number.isFinite(lowestDefault) ? Math.max(min, lowestDefault / 10) : min;
  const isAllowed = (value: number) => parameterProblem(parameter, value) === undefined;
  const wanted = friendlyNumberFrom(Math.max(rounded(margin * busy.value), least), unit, whole);
  const value = wanted !== undefined && isAllowed(wanted) ? wanted : largestFriendlyNumber(isAllowed, unit, whole);
  if (value === undefined || value < leastMargin * busy.value) {
    return undefined;
  }
  const aside = busy.hasIncidents ? ', incidents left out' : '';
  return {
    value,
    reason: `${multiple(value / busy.value)} × your busiest hour (${withUnit(shown(busy.value), unit)}${aside})`,
  };
}

function busiestHour(grid: SampleGrid): { value: number; hasIncidents: boolean } | undefined {
  const { means, hours } = hourlyMeans(grid);
  const normal = means[Math.ceil(means.length * normalShare) - 1];
  if (hours < fewestHours || normal === undefined) {
    return undefined;
  }
  const ordinary = means.filter((mean) => mean <= incident * normal);
  const value = ordinary.at(-1);
  return value === undefined ? undefined : { value, hasIncidents: ordinary.length < means.length };
}

function multiple(factor: number): number {
  return factor < 3 ? shown(factor) : Math.round(factor);
}

function shown(value: number): number {
  return Number(value.toPrecision(2));
}

/** A mean of equal numbers is not exactly that number. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
