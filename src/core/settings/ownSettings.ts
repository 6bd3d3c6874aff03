import { fingerprint } from '../compile/fingerprint';
import { type SignalId } from '../signals/signal';
import { newSource } from './bundledSettings';
import { defaultSettings } from './parse';
import { type Settings, type Source } from './schema';

/**
 * What the user chose of all that goes into the rules of these signals on a source, as a fingerprint. A value that
 * equals its default is no choice: a default that a new version brings does not count as changed settings.
 */
export function ownSettingsOfRules(settings: Settings, source: Source, signalIds: readonly SignalId[]): string {
  const { sources: _, signals, alerting, recording } = settings;
  const defaults = defaultSettings();
  return fingerprint({
    signals: only(signals, signalIds),
    source: { ...apart(ofRules(source, signalIds), withDefaults(source.id)), name: undefined },
    alerting: { ...apart(alerting, defaults.alerting), folderTitle: undefined },
    recording: apart(recording, defaults.recording),
  });
}

/** As `ownSettingsOfRules`, for what depends on everything. */
export function ownSettings(settings: Settings): string {
  const { schemaVersion: _, revision: __, sources, ...rest } = settings;
  return fingerprint({
    ...apart(rest, defaultSettings()),
    sources: sources.map((source) => apart(source, withDefaults(source.id))),
  });
}

let defaultsOfSource: Source | undefined;

/** Any name and data source will do: a choice of either is never the default. */
function withDefaults(id: string): Source {
  // Parsed once: every rule of every source asks.
  defaultsOfSource ??= newSource('source', '-', '-');
  return { ...defaultsOfSource, id };
}

function ofRules(source: Source, signalIds: readonly SignalId[]): Source {
  const clusters = Object.entries(source.clusters).map(([name, cluster]) => [
    name,
    { ...cluster, signals: only(cluster.signals ?? {}, signalIds) },
  ]);
  return { ...source, clusters: Object.fromEntries(clusters) };
}

function only<Value>(signals: Record<string, Value>, ids: readonly SignalId[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(signals).filter(([id]) => ids.some((one) => one === id)));
}

/** The keys in which an object differs from its defaults. */
function apart(object: object, defaults: object): Record<string, unknown> {
  const byKey = new Map(Object.entries(defaults));
  return Object.fromEntries(
    Object.entries(object).filter(([key, value]) => fingerprint(value) !== fingerprint(byKey.get(key)))
  );
}
