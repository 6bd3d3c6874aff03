import { effectiveLevels, type EffectiveLevel } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { parameterProblem } from '../settings/validation';
import { type ParameterValues, type Severity, type Signal } from '../signals/signal';

/** Levels as they would be if the signal were on, the least severe first. */
export function levelsIfOn(signal: Signal, settings: Settings, source?: Source, cluster?: string): EffectiveLevel[] {
  return effectiveLevels(signal, switchedOn(signal, settings), source, cluster).filter(({ enabled }) => enabled);
}

/** So that a signal that is off shows what it would do. */
export function switchedOn({ id }: Signal, settings: Settings): Settings {
  return { ...settings, signals: { ...settings.signals, [id]: { ...settings.signals[id], enabled: true } } };
}

/** The numbers of a level: those of all clusters alike, then those of each cluster that is listed. */
export function numbersOf(signal: Signal, severity: Severity, settings: Settings, source: Source): ParameterValues[] {
  return [undefined, ...Object.keys(source.clusters)].flatMap((cluster) =>
    levelsIfOn(signal, settings, source, cluster)
      .filter((level) => level.severity === severity)
      .map(({ parameters }) => parameters)
  );
}

/** False while a number is being typed, or is out of its range: nothing can be said about such a level. */
export function hasUsableNumbers(signal: Signal, severity: Severity, settings: Settings, source: Source): boolean {
  return numbersOf(signal, severity, settings, source).every((parameters) =>
    signal.parameters.every((parameter) => parameterProblem(parameter, parameters[parameter.id] ?? NaN) === undefined)
  );
}
