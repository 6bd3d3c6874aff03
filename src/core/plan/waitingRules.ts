import { appliedRuleFingerprint } from '../compile/comparableRule';
import { isComparable } from '../compile/fingerprint';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { type StoredRule } from '../compile/storedRule';
import { type Settings } from '../settings/schema';
import { isOwnRule } from './ownRules';

/**
 * How many alert rules are not as these settings want them because the settings were not applied since: those that were
 * made from others, are not there yet, or are wanted no more. What somebody edited or released is no such rule.
 * @param found every rule that Grafana shows
 */
export function waitingRules(settings: Settings, found: readonly StoredRule[]): number {
  const compiled = compileGrafanaRules(settings).flatMap(({ rules }) => rules);
  const wanted = new Map(compiled.filter(isAlerting).map((rule) => [rule.uid, appliedRuleFingerprint(rule)]));
  const there = new Set(found.map(({ uid }) => uid));
  const missing = [...wanted.keys()].filter((uid) => !there.has(uid));
  const old = found.filter((rule) => {
    const applied = appliedRuleFingerprint(rule);
    const isUnlike = applied !== undefined && isComparable(applied) && applied !== wanted.get(rule.uid);
    return isAlerting(rule) && isOwnRule(rule, settings.alerting.folderUid) && (isUnlike || !wanted.has(rule.uid));
  });
  return missing.length + old.length;
}

function isAlerting({ record }: Pick<StoredRule, 'record'>): boolean {
  return record === undefined || record === null;
}
