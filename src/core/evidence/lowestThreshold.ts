import { parameterProblem } from '../settings/validation';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { levelsIfOn, numbersOf } from './levels';

/** The smallest usable number of these levels (by default all) and of all clusters; undefined where none is drawn. */
export function lowestThreshold(
  signal: Signal,
  settings: Settings,
  source: Source,
  severities: readonly Severity[] = levelsIfOn(signal, settings).map(({ severity }) => severity)
): number | undefined {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  if (parameter === undefined) {
    return undefined;
  }
  const numbers = severities
    .flatMap((severity) => numbersOf(signal, severity, settings, source))
    .map((parameters) => parameters[parameter.id] ?? NaN);
  // While a number is being typed it may be none for a moment.
  const usable = numbers.filter((number) => parameterProblem(parameter, number) === undefined);
  return usable.length === 0 ? undefined : Math.min(...usable);
}
