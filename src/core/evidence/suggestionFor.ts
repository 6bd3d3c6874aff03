import { type SampleGrid } from '../backtest/sampleGrid';
import { isTooShortToLearn, suggestThresholds } from '../backtest/suggestThreshold';
import { withLevel } from '../settings/edit';
import { type Settings } from '../settings/schema';
import { validateSettings } from '../settings/validation';
import { type Severity, type Signal } from '../signals/signal';
import { levelsIfOn } from './levels';

export interface SignalSuggestion {
  parameterId: string;
  /** Of every level that is on, the least severe first. */
  levels: Array<{ severity: Severity; value: number }>;
  /** How the first one was found: `4 × your busiest hour (1.2 s)`. */
  reason: string;
  /** The numbers are those already. */
  isPresent: boolean;
}

/**
 * Numbers for all levels of a signal, learned from the largest value of the past; undefined where there is nothing to
 * learn, or where they would contradict a number that a cluster has of its own.
 */
export function suggestionFor(
  signal: Signal,
  settings: Settings,
  worst: SampleGrid | undefined
): SignalSuggestion | undefined {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  const present = levelsIfOn(signal, settings);
  if (parameter === undefined || present.length === 0 || worst === undefined) {
    return undefined;
  }
  const severities = present.map(({ severity }) => severity);
  const suggested = suggestThresholds(worst, parameter, signal.valueUnit, severities);
  if (suggested === undefined) {
    return undefined;
  }
  const levels = suggested.values.flatMap((value, index) => {
    const severity = severities[index];
    return severity === undefined ? [] : [{ severity, value }];
  });
  const suggestion: SignalSuggestion = {
    parameterId: parameter.id,
    levels,
    reason: suggested.reason,
    isPresent: levels.every(({ value }, index) => present[index]?.parameters[parameter.id] === value),
  };
  const errors = suggestion.isPresent ? [] : validateSettings(withSuggestion(settings, signal, suggestion)).errors;
  return errors.some(({ path }) => path.includes(`signals.${signal.id}.`)) ? undefined : suggestion;
}

/** Whether numbers could be suggested, but for a day of data that is needed for it. */
export function needsADayOfData(signal: Signal, settings: Settings, worst: SampleGrid | undefined): boolean {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  return (
    worst !== undefined &&
    parameter?.unit === signal.valueUnit &&
    levelsIfOn(signal, settings).length > 0 &&
    isTooShortToLearn(worst)
  );
}

/** The settings with the suggested numbers. */
export function withSuggestion(
  settings: Settings,
  signal: Signal,
  { parameterId, levels }: SignalSuggestion
): Settings {
  return levels.reduce(
    (before, { severity, value }) => withLevel(before, signal.id, severity, { parameters: { [parameterId]: value } }),
    settings
  );
}
