import { withSource } from '../../../src/core/settings/bundledSettings';
import { parseSettings } from '../../../src/core/settings/parse';
import { type Settings } from '../../../src/core/settings/schema';
import { type Scenario } from '../../../src/core/signals/scenario';

/** The settings of a scenario, read as a user's are. @throws Error that names what is wrong with them */
export function settingsOf({ title, settings = {} }: Pick<Scenario, 'title' | 'settings'>): Settings {
  const parsed = parseSettings(settings);
  if (parsed.kind !== 'usable') {
    throw new Error(`“${title}” has settings that cannot be used: ${JSON.stringify(parsed)}`);
  }
  return withSource(parsed.settings);
}
