import { effectiveLevels, type EffectiveLevel } from '../../core/settings/effective';
import { type Settings } from '../../core/settings/schema';
import { type Parameter, type Signal } from '../../core/signals/signal';
import { withUnit } from '../../core/units';

type Level = Pick<EffectiveLevel, 'severity' | 'for' | 'parameters'>;

/** The present numbers of the levels that are on: `warning 8 s for 15m, critical 14 s for 5m`. */
export function levelsInWords(signal: Signal, settings: Settings): string {
  const levels = effectiveLevels(signal, settings).filter(({ enabled }) => enabled);
  return levels.length === 0 ? 'all levels are off' : inWords(signal, levels);
}

/** The same of what every level has by default. */
export function defaultInWords(signal: Signal): string {
  return inWords(
    signal,
    signal.levels.map(({ severity, for: lasting }) => ({
      severity,
      for: lasting,
      parameters: Object.fromEntries(
        signal.parameters.flatMap(({ id, defaults }) => {
          const value = defaults[severity];
          return value === undefined ? [] : [[id, value]];
        })
      ),
    }))
  );
}

function inWords({ parameters: known }: Signal, levels: readonly Level[]): string {
  return levels
    .map(({ severity, for: lasting, parameters }) => {
      const numbers = known.flatMap((parameter, index) => {
        const value = parameters[parameter.id];
        return value === undefined
          ? []
          : [index === 0 ? numberInWords(parameter, value) : furtherNumber(parameter, value)];
      });
      return [severity, ...numbers, `for ${lasting}`].join(' ');
    })
    .join(', ');
}

/** Of a count its parameter says what is counted: `3 (failed syncs in 15 minutes)`. */
function numberInWords({ unit, label }: Parameter, value: number): string {
  if (!Number.isFinite(value)) {
    return 'no number';
  }
  return unit === 'count' ? `${value} (${within(label)})` : withUnit(value, unit);
}

/** What comes after the first number says what it is: `(and at least 3 nodes)`. */
function furtherNumber({ unit, label }: Parameter, value: number): string {
  return `(${within(label)} ${withUnit(value, unit)})`;
}

/** A label within a sentence. Kubernetes writes Service with a capital letter. */
function within(label: string): string {
  return label.replace(/^(?!Service)./, (first) => first.toLowerCase());
}
