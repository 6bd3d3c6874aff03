import { effectiveLevels } from '../../core/settings/effective';
import { type Settings } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { withUnit } from '../../core/units';

/** The present numbers of the levels that are on: `warning 8 s for 15m, critical 14 s for 5m`. */
export function levelsInWords(signal: Signal, settings: Settings): string {
  const levels = effectiveLevels(signal, settings)
    .filter(({ enabled }) => enabled)
    .map(({ severity, for: lasting, parameters }) => {
      const numbers = signal.parameters.flatMap(({ id, unit }) => {
        const value = parameters[id];
        return value === undefined ? [] : [Number.isFinite(value) ? withUnit(value, unit) : 'no number'];
      });
      return [severity, ...numbers, `for ${lasting}`].join(' ');
    });
  return levels.length === 0 ? 'all levels are off' : levels.join(', ');
}
