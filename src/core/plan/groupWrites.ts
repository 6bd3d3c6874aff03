import { type StoredRule } from '../compile/storedRule';
import { appliedRuleFingerprint } from '../compile/comparableRule';
import { appliedAnnotation } from '../compile/fingerprint';
import { isApplicable, type Change, type Plan, type RuleChange } from './change';
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

interface Touched {
  folderUid: string;
  title: string;
  changes: Change[];
}

/**
 * The requests that make the chosen changes, one per group that has any; groups that only lose rules come last.
 * Paused rules stay paused. Rules of others in the same group are written as they are.
 */
export function groupWrites(plan: Plan, chosen: ReadonlySet<string>, actual: ActualState): GroupWrite[] {
  const applied = plan.changes.filter((change) => isApplicable(change) && chosen.has(change.id));
  const groups = new Map<string, Touched>();
  for (const change of applied) {
    const place = placeOf(change);
    if (place !== undefined) {
      const key = groupKey(place.folderUid, place.title);
      groups.set(key, { ...place, changes: [...(groups.get(key)?.changes ?? []), change] });
    }
  }
  const order = plan.changes.map(({ id }) => id);
  const writes = [...groups].map(([key, touched]) => groupWrite(key, touched, applied, actual, order, plan));
  return [...writes.filter(({ kind }) => kind === 'put'), ...writes.filter(({ kind }) => kind === 'delete')];
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

function groupWrite(
  key: string,
  { folderUid, title, changes }: Touched,
  applied: Change[],
  actual: ActualState,
  order: string[],
  plan: Plan
): GroupWrite {
  const ofRules = applied.filter((change): change is RuleChange => change.subject === 'rule');
  const gone = new Set(ofRules.map(({ id }) => id));
  const kept = actual.rules
    .filter((rule) => groupKeyOf(rule) === key && !gone.has(rule.uid))
    .map((rule) => withNewMemory(rule, plan));
  const written = ofRules.flatMap(({ wanted, isPaused }) =>
    wanted !== undefined && groupKeyOf(wanted) === key ? [{ ...wanted, isPaused }] : []
  );
  const rules = [...kept, ...written].sort((left, right) => position(order, left) - position(order, right));
  const ownInterval = changes.flatMap((change) => (change.subject === 'group' ? [change.interval] : []))[0];
  return {
    kind: rules.length === 0 ? 'delete' : 'put',
    folderUid,
    title,
    interval: ownInterval ?? actual.intervals.get(key) ?? plan.interval,
    rules,
    changes: changes.map(({ id }) => id),
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
