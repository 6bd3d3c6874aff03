import { type EffectiveLevel } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { type Signal } from '../signals/signal';

/** Settings in which `level` is all that the signal has, its drawn number is `floor`, and no cluster has its own. */
export function loweredTo(
  floor: number,
  signal: Signal,
  settings: Settings,
  source: Source,
  level: EffectiveLevel
): { settings: Settings; source: Source } {
  const parameters = { ...level.parameters, ...(signal.line !== undefined && { [signal.line]: floor }) };
  const own = { enabled: true, levels: { [level.severity]: { parameters } } };
  const clusters = Object.entries(source.clusters).map(([name, { signals = {}, ...cluster }]) => {
    const { [signal.id]: _, ...others } = signals;
    return [name, { ...cluster, signals: others }] as const;
  });
  return {
    settings: { ...settings, signals: { ...settings.signals, [signal.id]: own } },
    source: { ...source, clusters: Object.fromEntries(clusters) },
  };
}
