import { type Unit } from './signals/signal';

const noNumber = 'no number';

/** A number with its unit, as people write it: `8 s`, `10 %`, `3 nodes`; `no number` for NaN, e.g. of an empty field. */
export function withUnit(value: number, unit: Unit): string {
  if (Number.isNaN(value)) {
    return noNumber;
  }
  switch (unit) {
    case 'seconds':
      return `${value} s`;
    case 'ratio':
      return `${Number((value * 100).toPrecision(12))} %`;
    case 'nodes':
      return value === 1 ? '1 node' : `${value} nodes`;
    case 'count':
      return String(value);
  }
}

/** As `withUnit`, of whole minutes. */
export function inMinutes(minutes: number): string {
  return Number.isNaN(minutes) ? noNumber : `${minutes} min`;
}

/** A length of time as people say it, with two units at most: `0.42 s`, `4 min`, `2 h 10 min`, `3 d 4 h`. */
export function spokenSeconds(seconds: number): string {
  if (seconds < 60) {
    return `${seconds < 10 ? Number(seconds.toPrecision(2)) : Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? twoUnits(hours, 'h', minutes % 60, 'min')
    : twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** A measured number as people say it, without more digits than tell something: `0.42 s`, `1.3 %`, `12 nodes`. */
export function spokenValue(value: number, unit: Unit): string {
  return unit === 'seconds' ? spokenSeconds(value) : withUnit(Number(value.toPrecision(value < 100 ? 2 : 3)), unit);
}

/** A number at an axis: exact, so that no two marks say the same: `0.25 s`, `1 min 30 s`, `10.5 %`. */
export function axisValue(value: number, unit: Unit): string {
  const exact = Number(value.toPrecision(9));
  return unit === 'seconds' && exact >= 60 ? allUnits(exact) : withUnit(exact, unit);
}

/** Steps of an axis of seconds: those of clocks, so that marks are short. */
export const axisSteps: readonly number[] = [
  ...[0.0001, 0.001, 0.01, 0.1, 1].flatMap((power) => [1, 2, 5].map((digit) => Number((digit * power).toPrecision(1)))),
  ...[10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 6, 12].map((hours) => hours * 3600),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((days) => days * 86_400),
];

/** A count with its thousands apart: `4,980`. */
export function spokenCount(count: number): string {
  return count.toLocaleString('en');
}

function allUnits(seconds: number): string {
  const counts: Array<[number, string]> = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Number((seconds % 60).toPrecision(9)), 's'],
  ];
  return counts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
