import { type Signal } from '../../core/signals/signal';
import { withUnit } from '../../core/units';

/** `warning 8 s for 15m, critical 14 s for 5m`. */
export function defaultInWords({ levels, parameters }: Signal): string {
  return levels
    .map(({ severity, for: lasting }) => {
      const numbers = parameters.flatMap(({ defaults, unit }) => {
        const value = defaults[severity];
        return value === undefined ? [] : [withUnit(value, unit)];
      });
      return [severity, ...numbers, `for ${lasting}`].join(' ');
    })
    .join(', ');
}
