import { type ParsedSettings } from '../../core/settings/parse';
import { type Settings } from '../../core/settings/schema';
import { Refused } from '../../grafana/refused';

/** Settings from which queries and rules can be compiled. @throws Refused when the stored ones cannot be used. */
export function usableSettings(parsed: ParsedSettings): Settings {
  switch (parsed.kind) {
    case 'usable':
      return parsed.settings;
    case 'invalid':
      throw new Refused(
        'Some of the stored settings are out of range.',
        'Correct them under Configuration.',
        undefined,
        parsed.errors
      );
    case 'unreadable':
      throw new Refused(
        'The stored settings cannot be read.',
        'Look at them under Configuration.',
        undefined,
        parsed.errors
      );
    case 'from the future':
      throw new Refused(
        `The stored settings have version ${parsed.schemaVersion}, which a newer Kube-proxy Monitor wrote.`,
        'Update the plugin to that version.'
      );
  }
}
