import { signalById } from '../signals/catalogue';
import { type Severity, type Signal, type SignalId } from '../signals/signal';
import { newSource } from './bundledSettings';
import { type ExpectedNodes, type LevelSettings, type Settings, type SignalSettings, type Source } from './schema';

export interface LevelChange {
  enabled?: boolean;
  /** Prometheus duration. */
  for?: string;
  parameters?: Record<string, number>;
}

/** Changes a level of a signal. Only what differs from the default is kept; keys that nobody knows stay. */
export function withLevel(settings: Settings, id: SignalId, severity: Severity, change: LevelChange): Settings {
  const signal = signalById(id);
  const own = settings.signals[id] ?? {};
  const before = own.levels?.[severity] ?? {};
  const after = withoutDefaults(signal, severity, {
    ...before,
    ...change,
    parameters: { ...before.parameters, ...change.parameters },
  });
  return withSignal(settings, id, { ...own, levels: filled({ ...own.levels, [severity]: after }) });
}

/** Switches all levels of a signal on or off. */
export function withSignalEnabled(settings: Settings, id: SignalId, enabled: boolean): Settings {
  const isDefaultState = enabled === (signalById(id).isOffByDefault !== true);
  return withSignal(settings, id, { ...settings.signals[id], enabled: isDefaultState ? undefined : enabled });
}

/** Takes a signal back to its defaults; keys that nobody knows stay. */
export function withSignalDefaults(settings: Settings, id: SignalId): Settings {
  const { levels, enabled: _enabled, ...unknown } = settings.signals[id] ?? {};
  const known = signalById(id).levels.map(({ severity }) => severity);
  const unknownLevels = Object.entries(levels ?? {}).filter(([severity]) => !known.some((one) => one === severity));
  return withSignal(settings, id, { ...unknown, levels: filled(Object.fromEntries(unknownLevels)) });
}

/** True when nothing about the signal was changed. */
export function isDefault(settings: Settings, id: SignalId): boolean {
  const { enabled, levels } = settings.signals[id] ?? {};
  const signal = signalById(id);
  const isDefaultState = enabled === undefined || enabled === (signal.isOffByDefault !== true);
  return isDefaultState && signal.levels.every(({ severity }) => levels?.[severity] === undefined);
}

/** Changes a source; the others stay. */
export function withSourceChange(settings: Settings, sourceId: string, change: Partial<Source>): Settings {
  return {
    ...settings,
    sources: settings.sources.map((source) => (source.id === sourceId ? { ...source, ...change } : source)),
  };
}

/** Changes how many nodes the clusters of a source should have. A fixed number that does not count is not kept. */
export function withExpectedNodes(settings: Settings, sourceId: string, wanted: ExpectedNodes): Settings {
  const { fixed, ...others } = wanted;
  const expectedNodes = wanted.mode === 'fixed' ? { ...others, fixed } : others;
  return withSourceChange(settings, sourceId, { expectedNodes });
}

/** Adds a source with every default. `id` is six letters or digits that no source has yet. */
export function withNewSource(settings: Settings, id: string, name: string, datasourceUid: string): Settings {
  return { ...settings, sources: [...settings.sources, newSource(id, name, datasourceUid)] };
}

const idCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id for a source out of random bytes; at least six. */
export function sourceIdFrom(randomBytes: Uint8Array): string {
  return [...randomBytes.slice(0, 6)].map((byte) => idCharacters.charAt(byte % idCharacters.length)).join('');
}

function withSignal(settings: Settings, id: SignalId, own: SignalSettings): Settings {
  const { [id]: _before, ...others } = settings.signals;
  const after = filled(own);
  return { ...settings, signals: after === undefined ? others : { ...others, [id]: after } };
}

function withoutDefaults(signal: Signal, severity: Severity, level: LevelSettings): LevelSettings | undefined {
  const defaultFor = signal.levels.find((known) => known.severity === severity)?.for;
  const defaults = new Map(signal.parameters.map(({ id, defaults: perLevel }) => [id, perLevel[severity]]));
  const parameters = Object.entries(level.parameters ?? {}).filter(([id, value]) => defaults.get(id) !== value);
  return filled({
    ...level,
    enabled: level.enabled === true ? undefined : level.enabled,
    for: level.for === defaultFor ? undefined : level.for,
    parameters: filled(Object.fromEntries(parameters)),
  });
}

/** Without what is undefined; undefined itself when nothing is left. */
export function filled<Value extends object>(value: Value): Value | undefined {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) {
      Reflect.deleteProperty(copy, key);
    }
  }
  return Object.keys(copy).length === 0 ? undefined : copy;
}
