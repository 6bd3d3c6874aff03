import { appliedVersions } from '../../core/plan/appliedVersions';
import { changesOfUpgrade } from '../../core/plan/change';
import { desiredState } from '../../core/plan/desiredState';
import { isOwnRule } from '../../core/plan/ownRules';
import { plan } from '../../core/plan/plan';
import { stamped } from '../../core/plan/stamped';
import { waitingRules } from '../../core/plan/waitingRules';
import { type Settings } from '../../core/settings/schema';
import { readActualState } from '../../grafana/actualState';
import { mayReadRules } from '../../grafana/permissions';
import { readSettings } from '../../grafana/pluginSettings';
import { grafanaPorts } from '../../grafana/ports';
import { restrictions } from '../../grafana/restrictions';
import { type ChosenChanges } from '../alerts/AlertsContent';

/** What is left to apply since the plugin was upgraded. */
export interface Upgrade extends ChosenChanges {
  kind: 'upgrade';
  /** Of the plugin that runs now. */
  version: string;
  settings: Settings;
}

/** Settings that were saved and not applied. */
interface SavedOnly {
  kind: 'saved only';
  /** How many alert rules are still as they were before. */
  rules: number;
}

export type Unapplied = Upgrade | SavedOnly;

/**
 * Looks whether an upgrade or saved settings left something to apply; undefined when they did not, nothing was ever
 * applied, or the user may not see it. Two requests as long as all rules were applied by the version that runs.
 * @throws Refused when Grafana does not answer.
 */
export async function loadUnapplied(): Promise<Unapplied | undefined> {
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
    const waiting = own.length === 0 ? 0 : waitingRules(settings, rules);
    return waiting === 0 ? undefined : { kind: 'saved only', rules: waiting };
  }
  const desired = stamped(desiredState(settings), settings, version);
  const actual = await readActualState(desired, ports);
  const planned = plan(desired, actual, restrictions(desired, actual));
  const chosen = new Set(changesOfUpgrade(planned).map(({ id }) => id));
  return chosen.size === 0 ? undefined : { kind: 'upgrade', version, settings, desired, plan: planned, chosen };
}
