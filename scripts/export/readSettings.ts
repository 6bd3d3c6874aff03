import { extname } from 'node:path';
import * as v from 'valibot';

import { readYaml } from '../../src/core/compile/readYaml';
import { pluginId } from '../../src/core/product';
import { exportNotices } from '../../src/core/settings/advice';
import { withSource } from '../../src/core/settings/bundledSettings';
import { defaultSettings, parseSettings } from '../../src/core/settings/parse';
import { currentSchemaVersion, type Settings } from '../../src/core/settings/schema';
import { type Finding } from '../../src/core/settings/validation';

/** Settings that cannot be used; the message says where and what is allowed. */
export class BadSettings extends Error {}

export interface ReadSettings {
  settings: Settings;
  notices: Finding[];
  /** Whether they name a data source; else the one of the provisioning examples stands in. */
  hasSources: boolean;
}

const pluginFile = v.object({ apps: v.array(v.looseObject({ type: v.string() })) });
const withJsonData = v.object({ jsonData: v.unknown() });

/** Settings of somebody who names no file. */
export function bundled(): ReadSettings {
  return { settings: withSource(defaultSettings()), notices: [], hasSources: false };
}

/**
 * Settings from the text of a JSON or YAML file: plain, as `{ jsonData }`, or as a Grafana plugin provisioning file.
 * @throws BadSettings
 */
export function settingsFrom(text: string, path: string): ReadSettings {
  const parsed = parseSettings(unwrapped(documentOf(text, path), path));
  switch (parsed.kind) {
    case 'usable':
      return {
        settings: withSource(parsed.settings),
        notices: exportNotices(parsed.settings),
        hasSources: parsed.settings.sources.length > 0,
      };
    case 'invalid':
    case 'unreadable':
      throw new BadSettings(parsed.errors.map((error) => `${path}: ${error.path}: ${error.message}`).join('\n'));
    case 'from the future':
      throw new BadSettings(
        `${path}: schemaVersion: ${parsed.schemaVersion} was written by a newer version of the plugin. ` +
          `Allowed: up to ${currentSchemaVersion}. Export with that version.`
      );
  }
}

function documentOf(text: string, path: string): unknown {
  if (text.trim() === '') {
    throw new BadSettings(`${path}: The file is empty. Allowed: settings as JSON or YAML, {} for the defaults.`);
  }
  const isJson = extname(path) === '.json';
  try {
    return isJson ? JSON.parse(text) : readYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadSettings(`${path}: This is not ${isJson ? 'JSON' : 'YAML or JSON'}: ${reason}`);
  }
}

/** The settings inside of what Grafana calls them in its files and answers. */
function unwrapped(document: unknown, path: string): unknown {
  const file = v.safeParse(pluginFile, document);
  if (file.success) {
    const app = file.output.apps.find(({ type }) => type === pluginId);
    if (app === undefined) {
      throw new BadSettings(`${path}: apps: No app of type ${pluginId}.`);
    }
    return withSingleDollars(app['jsonData'] ?? {});
  }
  const wrapper = v.safeParse(withJsonData, document);
  return wrapper.success ? wrapper.output.jsonData : document;
}

/** Grafana reads `$$` in its files as a dollar. */
function withSingleDollars(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll('$$', '$');
  }
  if (Array.isArray(value)) {
    return value.map(withSingleDollars);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withSingleDollars(inner)]))
    : value;
}
