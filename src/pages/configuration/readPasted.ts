import * as v from 'valibot';

import { parseSettings } from '../../core/settings/parse';
import { type Settings } from '../../core/settings/schema';
import { settingsInside } from '../../core/settings/settingsInside';
import { type Finding } from '../../core/settings/validation';

/** Settings that somebody pasted, or why the text is none. */
export type Pasted =
  { kind: 'read'; settings: Settings; errors: Finding[]; notices: Finding[] } | { kind: 'refused'; why: string };

const json = v.pipe(v.string(), v.parseJson());

/** Reads JSON, or YAML, whose library is loaded with the first text that needs it. */
export async function readPasted(text: string): Promise<Pasted> {
  const read = v.safeParse(json, text);
  const document = read.success ? { is: read.output } : await yamlOf(text);
  if ('why' in document) {
    return { kind: 'refused', why: document.why };
  }
  const inside = settingsInside(document.is);
  if ('why' in inside) {
    return { kind: 'refused', why: inside.why };
  }
  const parsed = parseSettings(inside.settings);
  switch (parsed.kind) {
    case 'from the future':
      return {
        kind: 'refused',
        why: `These settings have version ${parsed.schemaVersion}, which this plugin does not know. Update the plugin.`,
      };
    case 'unreadable':
      return { kind: 'refused', why: parsed.errors.map(({ path, message }) => `${path}: ${message}`).join(' ') };
    case 'usable':
      return { kind: 'read', settings: parsed.settings, errors: [], notices: parsed.notices };
    case 'invalid':
      return { kind: 'read', settings: parsed.settings, errors: parsed.errors, notices: parsed.notices };
  }
}

async function yamlOf(text: string): Promise<{ is: unknown } | { why: string }> {
  const { readYaml } = await import(/* webpackChunkName: "read-yaml" */ '../../core/compile/readYaml');
  try {
    return { is: readYaml(text) };
  } catch (thrown) {
    const [reason = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
    return {
      why: `This is neither JSON nor YAML. Load what “Copy settings” or the provisioning file gives. ${reason}`,
    };
  }
}
