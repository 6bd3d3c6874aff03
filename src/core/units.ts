import { type Unit } from './signals/signal';

/** A number with its unit, as people write it: `8 s`, `10 %`, `3 nodes`. */
export function withUnit(value: number, unit: Unit): string {
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

/** A count with its thousands apart: `4,980`. */
export function spokenCount(count: number): string {
  return count.toLocaleString('en');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
