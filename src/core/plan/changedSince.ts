import { dashboardFingerprint } from '../compile/comparableDashboard';
import { ruleFingerprint } from '../compile/comparableRule';
import { type StoredRule } from '../compile/storedRule';
import { type Change, type DashboardChange, type Plan, type RuleChange } from './change';
import { rulesByUid, type TouchedGroup } from './groupWrites';
import { groupKey, type ActualDashboard, type GroupsNow } from './state';

/**
 * The changes of a group whose object is no longer what the plan saw, but was edited, moved or deleted. A pause is no
 * such reason, and neither is what is as the settings want it by now.
 * @param now what is in `placesToRead`
 */
export function changedSince({ folderUid, title, changes }: TouchedGroup, plan: Plan, now: GroupsNow): Change[] {
  const rules = rulesByUid(now);
  const key = groupKey(folderUid, title);
  const interval = now.get(key)?.interval;
  return changes.filter((change) =>
    change.subject === 'rule'
      ? isRuleChanged(change, rules.get(change.id))
      : interval !== undefined && interval !== change.interval && interval !== plan.intervals.get(key)
  );
}

function isRuleChanged({ wanted, found }: RuleChange, now: StoredRule | undefined): boolean {
  const print = fingerprintIfThere(now, ruleFingerprint);
  return ![wanted, found].some((rule) => fingerprintIfThere(rule, ruleFingerprint) === print);
}

/** As `changedSince`, of a dashboard. */
export function isDashboardChangedSince({ wanted, found }: DashboardChange, now: ActualDashboard | undefined): boolean {
  const print = fingerprintIfThere(now?.model, dashboardFingerprint);
  return ![wanted, found].some((one) => fingerprintIfThere(one?.model, dashboardFingerprint) === print);
}

function fingerprintIfThere<Item>(item: Item | undefined, fingerprintOf: (item: Item) => string): string | undefined {
  return item === undefined ? undefined : fingerprintOf(item);
}
