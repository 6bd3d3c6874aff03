import { isReleased } from '../../core/compile/released';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Plan } from '../../core/plan/change';
import { desiredNothing, desiredState } from '../../core/plan/desiredState';
import { isOwnRule } from '../../core/plan/ownRules';
import { plan } from '../../core/plan/plan';
import { stamped } from '../../core/plan/stamped';
import { type DesiredState } from '../../core/plan/state';
import { readableSettings } from '../../core/settings/readableSettings';
import { type Settings } from '../../core/settings/schema';
import { type Finding } from '../../core/settings/validation';
import { readActualState } from '../../grafana/actualState';
import { mayReadRules } from '../../grafana/permissions';
import { readSettings, type StoredSettings } from '../../grafana/pluginSettings';
import { grafanaPorts } from '../../grafana/ports';
import { Refused } from '../../grafana/refused';
import { restrictions } from '../../grafana/restrictions';
import { usableSettings } from '../overview/usableSettings';

/** A plan together with what it was made from. */
export interface PlannedState {
  desired: DesiredState;
  plan: Plan;
}

/** Why nothing can be compiled from the stored settings, and which of them are wrong as far as that is known. */
export interface UnusableSettings {
  refused: Refused;
  errors: Finding[];
}

export interface Alerts {
  /** As far as they can be read, where they cannot be used. */
  settings: Settings;
  wanted: PlannedState | UnusableSettings;
  /** What would happen if everything was removed: it needs no settings but the folder. */
  nothing: PlannedState;
  /** The plugin’s rules that Grafana has, released ones included. */
  rules: StoredRule[];
}

/** What the settings want, what Grafana has, and what would change. @throws Refused when one of both cannot be read. */
export async function loadAlerts(): Promise<Alerts> {
  const mayRead = mayReadRules();
  if (!mayRead.allowed) {
    throw new Refused('You may not see alert rules.', mayRead.why, 403);
  }
  const stored = await readSettings();
  const { settings, unusable } = judged(stored);
  const nothing = desiredNothing(settings);
  const desired = unusable === undefined ? stamped(desiredState(settings), settings, stored.version) : nothing;
  const actual = await readActualState(desired, grafanaPorts());
  const mayNot = restrictions(desired, actual);
  return {
    settings,
    wanted: unusable ?? { desired, plan: plan(desired, actual, mayNot) },
    nothing: { desired: nothing, plan: plan(nothing, actual, mayNot) },
    rules: actual.rules.filter((rule) => isOwnRule(rule, desired.folder.uid) || isReleased(rule)),
  };
}

/** Nothing is wanted and nothing is left of what was: no rule, also no released one, and every dashboard as it came. */
export function isNothing({ settings, wanted, nothing }: Alerts): boolean {
  const isLeft = nothing.plan.changes.some(({ kind }) => kind !== 'unchanged' && kind !== 'create');
  return 'plan' in wanted && settings.sources.length === 0 && !isLeft;
}

function judged({ parsed, stored }: StoredSettings): { settings: Settings; unusable?: UnusableSettings } {
  try {
    return { settings: usableSettings(parsed) };
  } catch (thrown) {
    if (!(thrown instanceof Refused)) {
      throw thrown;
    }
    const settings = 'settings' in parsed ? parsed.settings : readableSettings(stored);
    return { settings, unusable: { refused: thrown, errors: 'errors' in parsed ? parsed.errors : [] } };
  }
}
