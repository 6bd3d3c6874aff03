import { type Parameter, type Severity, type Unit } from '../signals/signal';
import { withUnit } from '../units';
import { friendlyNumbers } from './friendlyNumber';
import { hourlyMeans } from './hourlyMeans';
import { type SampleGrid } from './sampleGrid';

export interface Suggestion {
  /** One for each level, ascending, in the unit of the parameter and within its range. */
  values: number[];
  /** How the first one was found: `4 × your busiest hour (1.2 s)`. */
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
/** Between two levels where the defaults tell nothing. */
const usualFactor = 2;

/**
 * Thresholds for values like these: the lowest level at some times the busiest hour, without incidents, the others as
 * far above as their defaults are, all of them friendly numbers that are allowed. Never far below the default, where
 * nobody would notice what it is about. Give it all series or their largest value: without the quiet ones a broken one
 * looks normal.
 * @param levels the least severe first
 * @returns undefined when there is nothing to learn: less than a day of values, only zeros, or no room above them
 */
export function suggestThresholds(
  grid: SampleGrid,
  parameter: Parameter,
  unit: Unit,
  levels: readonly Severity[]
): Suggestion | undefined {
  const busy = busiestHour(grid);
  if (busy === undefined || busy.value <= 0 || unit !== parameter.unit) {
    return undefined;
  }
  const factors = levels.map((severity, index) => factorOf(parameter, levels[0], severity, index));
  const lowest = Math.max(rounded(margin * busy.value), leastOf(parameter));
  const values = ascending(
    factors.map((factor) => rounded(lowest * factor)),
    friendlyNumbers(parameter)
  );
  const [value] = values ?? [];
  if (values === undefined || value === undefined || value < leastMargin * busy.value) {
    return undefined;
  }
  const aside = busy.hasIncidents ? ', incidents left out' : '';
  return {
    values,
    reason: `${multiple(value / busy.value)} × your busiest hour (${withUnit(shown(busy.value), unit)}${aside})`,
  };
}

/** Whether there is less than a day of values, from which nothing is learned. */
export function isTooShortToLearn(grid: SampleGrid): boolean {
  return hourlyMeans(grid).hours < fewestHours;
}

/** How far the defaults of two levels are apart. */
function factorOf({ defaults }: Parameter, first: Severity | undefined, severity: Severity, index: number): number {
  const [low, high] = [first && defaults[first], defaults[severity]];
  return low !== undefined && low > 0 && high !== undefined ? high / low : usualFactor ** index;
}

function leastOf({ min, defaults }: Parameter): number {
  const lowestDefault = Math.min(...Object.values(defaults));
  return Number.isFinite(lowestDefault) ? Math.max(min, lowestDefault / 10) : min;
}

/** For each wanted number the next friendly one; where there is none, the largest that leaves room for those above. */
function ascending(wanted: readonly number[], friendly: readonly number[]): number[] | undefined {
  const found: number[] = [];
  let below = friendly;
  for (const number of [...wanted].reverse()) {
    const next = below.find((one) => one >= number) ?? below.at(-1);
    if (next === undefined) {
      return undefined;
    }
    found.unshift(next);
    below = friendly.filter((one) => one < next);
  }
  return found;
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
