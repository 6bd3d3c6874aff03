import { appliedRule } from '../compile/comparableRule';
import { type GrafanaRule } from '../compile/grafanaRules';
import { ruleUidParts, sourceIdOfRule } from '../compile/ruleUid';
import { type StoredRule } from '../compile/storedRule';
import { originOf, type Origin } from './origin';

/**
 * Why a rule is wanted that Grafana does not have. It cannot remember anything, so those next to it are asked: the other
 * levels of its signal, else its group, else its source. Where another version of the plugin applied them and none was
 * written since, the upgrade brought the rule. Undefined where nothing is known.
 */
export function originOfNewRule(
  { uid }: GrafanaRule,
  wanted: readonly GrafanaRule[],
  found: ReadonlyMap<string, StoredRule>
): Origin | undefined {
  const self = wanted.find((rule) => rule.uid === uid);
  const others = wanted.filter((rule) => rule.uid !== uid && found.has(rule.uid));
  const near = [
    others.filter((rule) => signalOf(rule) !== undefined && signalOf(rule) === signalOf({ uid })),
    others.filter((rule) => rule.ruleGroup === self?.ruleGroup),
    others.filter((rule) => sourceIdOfRule(rule.uid) === sourceIdOfRule(uid)),
  ].find((some) => some.length > 0);
  const origins = new Set((near ?? []).map((rule) => originOfOther(rule, found.get(rule.uid))));
  const isFromUpgrade = [...origins].every((origin) => origin === 'upgrade' || origin === 'both');
  return origins.size === 0 || !isFromUpgrade ? undefined : origins.has('upgrade') ? 'upgrade' : 'both';
}

function originOfOther(wanted: GrafanaRule, found: StoredRule | undefined): Origin | undefined {
  const [applied, stamp] = [found === undefined ? undefined : appliedRule(found), appliedRule(wanted)];
  return stamp === undefined ? undefined : originOf(applied, stamp);
}

/** Source and signal. */
function signalOf({ uid }: Pick<GrafanaRule, 'uid'>): string | undefined {
  const parts = ruleUidParts(uid);
  return parts === undefined ? undefined : `${parts.sourceId} ${parts.signalId}`;
}
