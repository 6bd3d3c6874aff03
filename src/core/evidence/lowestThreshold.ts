import { parameterProblem } from '../settings/validation';
import { type Settings, type Source } from '../settings/schema';
import { type Signal } from '../signals/signal';
import { levelsIfOn } from './evidenceQueries';

/** The smallest usable number of all levels and clusters; undefined where the signal draws none. */
export function lowestThreshold(signal: Signal, settings: Settings, source: Source): number | undefined {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  if (parameter === undefined) {
    return undefined;
  }
  const everywhere = [undefined, ...Object.keys(source.clusters)];
  const numbers = everywhere.flatMap((cluster) =>
    levelsIfOn(signal, settings, source, cluster).map(({ parameters }) => parameters[parameter.id] ?? NaN)
  );
  // While a number is being typed it may be none for a moment.
  const usable = numbers.filter((number) => parameterProblem(parameter, number) === undefined);
  return usable.length === 0 ? undefined : Math.min(...usable);
}
