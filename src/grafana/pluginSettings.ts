import * as v from 'valibot';

import { pluginId } from '../core/product';
import { parseSettings, type ParsedSettings } from '../core/settings/parse';
import { type Settings } from '../core/settings/schema';
import { Http } from './http';
import { Refused } from './refused';

const address = `/api/plugins/${pluginId}/settings`;

const answerSchema = v.object({
  enabled: v.boolean(),
  pinned: v.boolean(),
  jsonData: v.optional(v.unknown()),
  info: v.optional(v.looseObject({ version: v.optional(v.string(), '') }), {}),
});

/** What Grafana keeps for the plugin, read now and not from the page's cache. */
export interface StoredSettings {
  parsed: ParsedSettings;
  /** `jsonData` as it is stored. */
  stored: unknown;
  enabled: boolean;
  pinned: boolean;
  /** Of the plugin that Grafana runs; empty when it does not say. */
  version: string;
}

/** Somebody saved after these settings were read. Carries both versions, so that nothing is lost. */
export class SettingsConflict extends Refused {
  constructor(
    readonly mine: Settings,
    readonly theirs: Settings
  ) {
    super(
      'Somebody else saved these settings meanwhile.',
      'Load their version, or keep yours and save it over theirs.',
      409,
      theirs
    );
  }
}

export interface SaveOptions {
  /** The user agreed that stored data which is not settings at all is replaced. */
  replaceUnreadable?: boolean;
}

/** @throws Refused when Grafana gives no settings. */
export async function readSettings(http = new Http()): Promise<StoredSettings> {
  const { enabled, pinned, jsonData, info } = await http.request(answerSchema, {
    url: address,
    action: 'show the settings',
  });
  return { parsed: parseSettings(jsonData), stored: jsonData, enabled, pinned, version: info.version };
}

/**
 * Saves settings that were derived from the stored ones of that revision, and returns them with their new revision.
 * Keys that this version does not know stay.
 * @throws SettingsConflict when another revision is stored now.
 * @throws Refused when what is stored must not be overwritten, or Grafana says no.
 */
export async function saveSettings(
  settings: Settings,
  basedOnRevision: number,
  { replaceUnreadable = false }: SaveOptions = {},
  http = new Http()
): Promise<Settings> {
  const now = await readSettings(http);
  if (now.parsed.kind === 'from the future') {
    throw new Refused(
      `The stored settings have version ${now.parsed.schemaVersion}, which a newer Kube-proxy Monitor wrote.`,
      'Update the plugin to that version. Nothing was overwritten.'
    );
  }
  if (now.parsed.kind === 'unreadable') {
    if (!replaceUnreadable) {
      throw new Refused(
        'The stored settings cannot be read.',
        'Reload the page to see why. Nothing was overwritten.',
        undefined,
        now.stored
      );
    }
  } else if (now.parsed.settings.revision !== basedOnRevision) {
    throw new SettingsConflict(settings, now.parsed.settings);
  }
  const saved: Settings = { ...unknownKeys(now.stored), ...settings, revision: basedOnRevision + 1 };
  // Grafana takes a missing flag for false, and disabling the app deletes its dashboards.
  const body = { enabled: now.enabled, pinned: now.pinned, jsonData: saved };
  await http.request(v.unknown(), { url: address, method: 'POST', body, action: 'save the settings' });
  return saved;
}

const anyObject = v.record(v.string(), v.unknown());

function unknownKeys(stored: unknown): Record<string, unknown> {
  const parsed = v.safeParse(anyObject, stored);
  return parsed.success ? parsed.output : {};
}
