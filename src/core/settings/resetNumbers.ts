import { isSignalId } from '../signals/catalogue';
import { severities } from '../signals/signal';
import { filled } from './edit';
import { saysNothing } from './editClusters';
import { type LevelSettings, type Settings, type SignalSettings } from './schema';

/**
 * Takes thresholds and waiting times of all signals back to their defaults, also those of single clusters. What is
 * switched on or off stays so, and so does everything that is no number of a signal.
 */
export function withDefaultNumbers(settings: Settings): Settings {
  return {
    ...settings,
    signals: withoutNumbers(settings.signals),
    sources: settings.sources.map((source) => ({
      ...source,
      clusters: Object.fromEntries(
        Object.entries(source.clusters).flatMap(([cluster, { signals = {}, ...rest }]) => {
          const left = filled(withoutNumbers(signals));
          const after = left === undefined ? rest : { ...rest, signals: left };
          return saysNothing(after) ? [] : [[cluster, after] as const];
        })
      ),
    })),
  };
}

function withoutNumbers(signals: Record<string, SignalSettings>): Record<string, SignalSettings> {
  return Object.fromEntries(
    Object.entries(signals).flatMap(([id, own]) => {
      const left = isSignalId(id) ? filled({ ...own, levels: levelsWithoutNumbers(own) }) : own;
      return left === undefined ? [] : [[id, left]];
    })
  );
}

function levelsWithoutNumbers({ levels }: SignalSettings): SignalSettings['levels'] {
  const known = severities.map((severity) => [severity, withoutNumber(levels?.[severity])]);
  return filled({ ...levels, ...Object.fromEntries(known) });
}

function withoutNumber({ for: _lasting, parameters: _parameters, ...rest }: LevelSettings = {}):
  LevelSettings | undefined {
  return filled(rest);
}
