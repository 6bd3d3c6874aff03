import { type StoredRule } from '../compile/storedRule';
import { appliedRuleFingerprint } from '../compile/comparableRule';
import { appliedAnnotation } from '../compile/fingerprint';
import { isApplicable, type Change, type Plan } from './change';
import { groupKey, groupKeyOf, type ActualState } from './state';

/** One request that brings a rule group into its new state. */
export interface GroupWrite {
  /** `delete` when no rule is left: Grafana takes an empty list for "only the interval". */
  kind: 'put' | 'delete';
  folderUid: string;
  title: string;
  /** Seconds. */
  interval: number;
  /** All rules of the group, also those that stay as they are: Grafana deletes what is left out. */
  rules: StoredRule[];
  /** Ids of the changes that it makes. */
  changes: string[];
}

/** A rule group that has something to change. */
export interface TouchedGroup {
  folderUid: string;
  title: string;
  changes: Change[];
}

/**
 * The groups that the chosen changes write, in the order in which to do it: those that only lose rules come last.
 * What is in the request is said by `groupWrite`, once it is known which of those before it succeeded.
 */
export function groupsToWrite(plan: Plan, chosen: ReadonlySet<string>, actual: ActualState): TouchedGroup[] {
  const groups = new Map<string, TouchedGroup>();
  for (const change of plan.changes.filter((one) => isApplicable(one) && chosen.has(one.id))) {
    const place = placeOf(change);
    if (place !== undefined) {
      const key = groupKey(place.folderUid, place.title);
      groups.set(key, { ...place, changes: [...(groups.get(key)?.changes ?? []), change] });
    }
  }
  const touched = [...groups.values()];
  const everything = new Set(touched.flatMap(({ changes }) => changes.map(({ id }) => id)));
  const isPut = (group: TouchedGroup) => groupWrite(group, plan, actual, everything).kind === 'put';
  return [...touched.filter(isPut), ...touched.filter((group) => !isPut(group))];
}

function placeOf(change: Change): { folderUid: string; title: string } | undefined {
  switch (change.subject) {
    case 'dashboard':
      return undefined;
    case 'group':
      return { folderUid: change.folderUid, title: change.id };
    case 'rule': {
      const rule = change.wanted ?? change.found;
      return rule === undefined ? undefined : { folderUid: rule.folderUID, title: rule.ruleGroup };
    }
  }
}

/**
 * The request that makes the changes of a group. Paused rules stay paused, rules of others are written as they are, and
 * a rule that is to move elsewhere stays until it did: Grafana deletes what is left out.
 * @param made ids of the changes that were made before
 */
export function groupWrite(
  { folderUid, title, changes }: TouchedGroup,
  plan: Plan,
  actual: ActualState,
  made: ReadonlySet<string>
): GroupWrite {
  const key = groupKey(folderUid, title);
  const ids = changes.map(({ id }) => id);
  const kept = actual.rules
    .filter((rule) => groupKeyOf(rule) === key && !ids.includes(rule.uid) && !made.has(rule.uid))
    .map((rule) => withNewMemory(rule, plan));
  const written = changes.flatMap((change) =>
    change.subject === 'rule' && change.wanted !== undefined ? [{ ...change.wanted, isPaused: change.isPaused }] : []
  );
  const order = plan.changes.map(({ id }) => id);
  const rules = [...kept, ...written].sort((left, right) => position(order, left) - position(order, right));
  const ownInterval = changes.flatMap((change) => (change.subject === 'group' ? [change.interval] : []))[0];
  return {
    kind: rules.length === 0 ? 'delete' : 'put',
    folderUid,
    title,
    interval: ownInterval ?? actual.intervals.get(key) ?? plan.interval,
    rules,
    changes: ids,
  };
}

/** A rule that stays as it is remembers, when its group is written anyway, by which version it was seen last. */
function withNewMemory(rule: StoredRule, { changes }: Plan): StoredRule {
  const unchanged = changes.find(({ id, kind }) => id === rule.uid && kind === 'unchanged');
  const wanted = unchanged?.subject === 'rule' ? unchanged.wanted : undefined;
  return wanted === undefined || appliedRuleFingerprint(wanted) !== appliedRuleFingerprint(rule)
    ? rule
    : {
        ...rule,
        annotations: { ...rule.annotations, [appliedAnnotation]: wanted.annotations[appliedAnnotation] ?? '' },
      };
}

/** Rules that the plan does not know come after those that it does. */
function position(order: string[], { uid }: StoredRule): number {
  const at = order.indexOf(uid);
  return at < 0 ? order.length : at;
}
