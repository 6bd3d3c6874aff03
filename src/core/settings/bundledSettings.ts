import { defaultSettings } from './parse';
import { type Settings, type Source } from './schema';
import { settingsSchema } from './schema';
import * as v from 'valibot';

/** The settings from which bundled dashboards and provisioning files are compiled: defaults and one data source. */
export function bundledSettings(): Settings {
  return withSource(defaultSettings());
}

/** Adds the source of the provisioning examples where the settings name none, so that there is something to compile. */
export function withSource(settings: Settings): Settings {
  return settings.sources.length > 0
    ? settings
    : { ...settings, sources: [newSource('prom01', 'Prometheus', 'prometheus')] };
}

/** A source with every default. `id` is six letters or digits. */
export function newSource(id: string, name: string, datasourceUid: string): Source {
  return v.parse(settingsSchema.entries.sources.wrapped, [{ id, name, datasourceUid }])[0] ?? neverEmpty();
}

function neverEmpty(): never {
  throw new Error('A source was parsed and is not there');
}
