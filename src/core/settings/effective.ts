import { durationSeconds } from '../promql/duration';
import { severities, type ParameterValues, type Severity, type Signal } from '../signals/signal';
import { type ExpectedNodes, type LevelSettings, type Settings, type SignalSettings, type Source } from './schema';

/** A level of a signal with everything decided: defaults, the user's values, and a cluster's own. */
export interface EffectiveLevel {
  severity: Severity;
  enabled: boolean;
  for: string;
  parameters: ParameterValues;
}

/** Levels of a signal for one cluster, or for all that say nothing of their own when `cluster` is left out. */
export function effectiveLevels(
  signal: Signal,
  settings: Settings,
  source?: Source,
  cluster?: string
): EffectiveLevel[] {
  const ownOfCluster = cluster === undefined ? undefined : source?.clusters[cluster]?.signals?.[signal.id];
  const layers = [settings.signals[signal.id], ownOfCluster].filter(
    (layer): layer is SignalSettings => layer !== undefined
  );
  return signal.levels.map(({ severity, for: defaultFor }) => {
    const ofLevel = layers
      .map((layer) => layer.levels?.[severity])
      .filter((level): level is LevelSettings => level !== undefined);
    return {
      severity,
      enabled:
        lastDefined(
          layers.map((layer) => layer.enabled),
          signal.isOffByDefault !== true
        ) &&
        lastDefined(
          ofLevel.map((level) => level.enabled),
          true
        ),
      // A rule has one `for`, so clusters cannot differ in it.
      for: settings.signals[signal.id]?.levels?.[severity]?.for ?? defaultFor,
      parameters: Object.fromEntries(
        signal.parameters.flatMap((parameter) => {
          const value = lastDefined(
            ofLevel.map((level) => level.parameters?.[parameter.id]),
            parameter.defaults[severity]
          );
          return value === undefined ? [] : [[parameter.id, value]];
        })
      ),
    };
  });
}

/**
 * The shortest time in seconds after which a level of the signal may fire, by default or by the settings: a cause has to
 * be known before. The same for all levels, so that one answer serves all of them. One that is being typed does not count.
 */
export function soonestFiring(signal: Signal, settings: Settings): number {
  const wanted = effectiveLevels(signal, settings).filter(({ enabled }) => enabled);
  return Math.min(...[...signal.levels, ...wanted].map((level) => durationSeconds(level.for) ?? Infinity));
}

/** How many nodes a cluster should have: what it says of its own, the rest as its source says. */
export function effectiveExpectedNodes(source: Source, cluster?: string): ExpectedNodes {
  const own = cluster === undefined ? {} : (source.clusters[cluster]?.expectedNodes ?? {});
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...source.expectedNodes, ...Object.fromEntries(said) };
}

/** Whether the user wants the signal at all; its levels may be off nevertheless. */
export function isSwitchedOn(signal: Signal, settings: Settings): boolean {
  return settings.signals[signal.id]?.enabled ?? signal.isOffByDefault !== true;
}

/** True when any level of the signal may alert. */
export function isSignalEnabled(signal: Signal, settings: Settings, source?: Source, cluster?: string): boolean {
  return effectiveLevels(signal, settings, source, cluster).some(({ enabled }) => enabled);
}

/** The least severe level that is on: what it catches is the widest. */
export function widestLevel(levels: EffectiveLevel[]): EffectiveLevel | undefined {
  return severities.flatMap((severity) => levels.filter((level) => level.enabled && level.severity === severity))[0];
}

function lastDefined<Value>(values: Array<Value | undefined>, fallback: Value): Value {
  return values.reduce<Value>((last, value) => value ?? last, fallback);
}
