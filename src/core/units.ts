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
