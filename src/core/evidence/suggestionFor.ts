import { type SampleGrid } from '../backtest/sampleGrid';
import { suggestThreshold } from '../backtest/suggestThreshold';
import { type Settings } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { levelsIfOn } from './evidenceQueries';

export interface LevelSuggestion {
  severity: Severity;
  parameterId: string;
  value: number;
  /** `4 × your busiest hour (1.2 s)`. */
  reason: string;
  /** The number is that one already. */
  isPresent: boolean;
}

/** A number for the widest level, learned from the largest value of the past; undefined where there is nothing to learn. */
export function suggestionFor(
  signal: Signal,
  settings: Settings,
  worst: SampleGrid | undefined
): LevelSuggestion | undefined {
  const parameter = signal.parameters.find(({ id }) => id === signal.line);
  const [widest] = levelsIfOn(signal, settings);
  if (parameter === undefined || widest === undefined || worst === undefined) {
    return undefined;
  }
  const suggestion = suggestThreshold(worst, parameter, signal.valueUnit);
  return (
    suggestion && {
      ...suggestion,
      severity: widest.severity,
      parameterId: parameter.id,
      isPresent: widest.parameters[parameter.id] === suggestion.value,
    }
  );
}
