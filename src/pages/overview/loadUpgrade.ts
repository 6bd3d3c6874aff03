import { appliedVersions } from '../../core/plan/appliedVersions';
import { changesOfUpgrade } from '../../core/plan/change';
import { desiredState } from '../../core/plan/desiredState';
import { isOwnRule } from '../../core/plan/ownRules';
import { plan } from '../../core/plan/plan';
import { stamped } from '../../core/plan/stamped';
import { type Settings } from '../../core/settings/schema';
import { readActualState } from '../../grafana/actualState';
import { mayReadRules } from '../../grafana/permissions';
import { readSettings } from '../../grafana/pluginSettings';
import { grafanaPorts } from '../../grafana/ports';
import { restrictions } from '../../grafana/restrictions';
import { type ChosenChanges } from '../alerts/AlertsContent';

/** What is left to apply since the plugin was upgraded. */
export interface Upgrade extends ChosenChanges {
  /** Of the plugin that runs now. */
  version: string;
  settings: Settings;
}

/**
 * Looks whether an upgrade changed or reset something; undefined when it did not, or the user may not see it. Two
 * requests as long as all rules were applied by the version that runs.
 * @throws Refused when Grafana does not answer.
 */
export async function loadUpgrade(): Promise<Upgrade | undefined> {
  if (!mayReadRules().allowed) {
    return undefined;
  }
  const { parsed, version } = await readSettings();
  if (parsed.kind !== 'usable' || version === '') {
    return undefined;
  }
  const { settings } = parsed;
  const ports = grafanaPorts();
  const { rules } = await ports.ruleGroups.list();
  const own = rules.filter((rule) => isOwnRule(rule, settings.alerting.folderUid));
  if (appliedVersions(own).every((applied) => applied === version)) {
    return undefined;
  }
  const desired = stamped(desiredState(settings), settings, version);
  const actual = await readActualState(desired, ports);
  const planned = plan(desired, actual, restrictions(desired, actual));
  const chosen = new Set(changesOfUpgrade(planned).map(({ id }) => id));
  return chosen.size === 0 ? undefined : { version, settings, desired, plan: planned, chosen };
}
