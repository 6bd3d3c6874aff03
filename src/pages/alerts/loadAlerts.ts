import { type Plan } from '../../core/plan/change';
import { desiredNothing, desiredState } from '../../core/plan/desiredState';
import { isOwnRule } from '../../core/plan/ownRules';
import { plan } from '../../core/plan/plan';
import { stamped } from '../../core/plan/stamped';
import { type DesiredState } from '../../core/plan/state';
import { type Settings } from '../../core/settings/schema';
import { readActualState } from '../../grafana/actualState';
import { type RuleState } from '../../grafana/alertStates';
import { mayReadRules } from '../../grafana/permissions';
import { readSettings } from '../../grafana/pluginSettings';
import { grafanaPorts } from '../../grafana/ports';
import { Refused, toRefused } from '../../grafana/refused';
import { restrictions } from '../../grafana/restrictions';
import { usableSettings } from '../overview/usableSettings';

/** A plan together with what it was made from. */
export interface PlannedState {
  desired: DesiredState;
  plan: Plan;
}

export type Alerts =
  /** Nothing can be compiled yet and nothing is left from before. */
  | { kind: 'no source' }
  | {
      kind: 'planned';
      settings: Settings;
      wanted: PlannedState;
      /** What would happen if everything was removed. */
      nothing: PlannedState;
      /** How the plugin’s rules are doing; a refusal where that may not be seen. */
      states: RuleState[] | Refused;
    };

/** What the settings want, what Grafana has, and what would change. @throws Refused when one of both cannot be read. */
export async function loadAlerts(): Promise<Alerts> {
  const mayRead = mayReadRules();
  if (!mayRead.allowed) {
    throw new Refused('You may not see alert rules.', mayRead.why, 403);
  }
  const { parsed, version } = await readSettings();
  const settings = usableSettings(parsed);
  const desired = stamped(desiredState(settings), settings, version);
  const actual = await readActualState(desired, grafanaPorts());
  if (settings.sources.length === 0 && !actual.rules.some((rule) => isOwnRule(rule, desired.folder.uid))) {
    return { kind: 'no source' };
  }
  const mayNot = restrictions(actual);
  const nothing = desiredNothing(settings);
  const wantedPlan = plan(desired, actual, mayNot);
  return {
    kind: 'planned',
    settings,
    states: await readStates(wantedPlan),
    wanted: { desired, plan: wantedPlan },
    nothing: { desired: nothing, plan: plan(nothing, actual, mayNot) },
  };
}

/** The plan does not depend on them, so a refusal is shown beside it. */
async function readStates({ folder, changes }: Plan): Promise<RuleState[] | Refused> {
  const found = new Set(
    changes.flatMap((change) => (change.subject === 'rule' && change.found !== undefined ? [change.id] : []))
  );
  try {
    return found.size === 0 ? [] : await grafanaPorts().alertStates.read(folder.uid, (uid) => found.has(uid));
  } catch (thrown) {
    return toRefused(thrown);
  }
}
