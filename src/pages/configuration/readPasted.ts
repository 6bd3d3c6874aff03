import * as v from 'valibot';

import { parseSettings } from '../../core/settings/parse';
import { type Settings } from '../../core/settings/schema';
import { type Finding } from '../../core/settings/validation';

/** Settings that somebody pasted, or why the text is none. */
export type Pasted = { kind: 'read'; settings: Settings; errors: Finding[] } | { kind: 'refused'; why: string };

const json = v.pipe(v.string(), v.parseJson());
const anObject = v.record(v.string(), v.unknown());

export function readPasted(text: string): Pasted {
  const read = v.safeParse(json, text);
  if (!read.success) {
    return { kind: 'refused', why: 'This is not JSON. Paste what “Copy settings” gives.' };
  }
  if (!v.is(anObject, read.output)) {
    return { kind: 'refused', why: 'Settings are an object: { … }.' };
  }
  const parsed = parseSettings(read.output);
  switch (parsed.kind) {
    case 'from the future':
      return {
        kind: 'refused',
        why: `These settings have version ${parsed.schemaVersion}, which this plugin does not know. Update the plugin.`,
      };
    case 'unreadable':
      return { kind: 'refused', why: parsed.errors.map(({ path, message }) => `${path}: ${message}`).join(' ') };
    case 'usable':
      return { kind: 'read', settings: parsed.settings, errors: [] };
    case 'invalid':
      return { kind: 'read', settings: parsed.settings, errors: parsed.errors };
  }
}
