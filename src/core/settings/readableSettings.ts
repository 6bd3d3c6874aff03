import * as v from 'valibot';

import { settingsSchema, type Settings } from './schema';

const anyObject = v.record(v.string(), v.unknown());

/**
 * What can be understood of stored settings, each part on its own and the rest at its default. It names sources and
 * says where rules are when the settings as a whole cannot be used; nothing may be compiled or saved from it.
 */
export function readableSettings(stored: unknown): Settings {
  const parts = v.safeParse(anyObject, stored);
  const readable = Object.entries(parts.success ? parts.output : {}).filter(
    ([name, value]) => name in settingsSchema.entries && v.safeParse(settingsSchema, { [name]: value }).success
  );
  return v.parse(settingsSchema, Object.fromEntries(readable));
}
