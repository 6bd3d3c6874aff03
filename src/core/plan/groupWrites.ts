import { appliedRuleFingerprint } from '../compile/comparableRule';
import { appliedAnnotation } from '../compile/fingerprint';
import { type StoredRule } from '../compile/storedRule';
import { isApplicable, type Change, type DashboardChange, type Plan } from './change';
import { groupKey, type GroupPlace, type GroupsNow } from './state';

/** One request that brings a rule group into its new state. */
export interface GroupWrite extends GroupPlace {
  /** `delete` when no rule is left: Grafana takes an empty list for "only the interval". */
  kind: 'put' | 'delete';
  /** Seconds. */
  interval: number;
  /** All rules of the group, also those that stay as they are: Grafana deletes what is left out. */
  rules: StoredRule[];
}

/** A rule group that has something to change. */
export interface TouchedGroup extends GroupPlace {
  changes: GroupedChange[];
}

type GroupedChange = Exclude<Change, DashboardChange>;

/**
 * The groups that the chosen changes write, in the order in which to do it: those that only lose rules come last.
 * What is in the request is said by `groupWrite`, from what is in the group by then.
 */
export function groupsToWrite({ changes }: Plan, chosen: ReadonlySet<string>): TouchedGroup[] {
  const groups = new Map<string, TouchedGroup>();
  const chosenChanges = changes.filter((change) => isApplicable(change) && chosen.has(change.id));
  for (const change of chosenChanges.filter(isGrouped)) {
    const place = placeOf(change);
    if (place !== undefined) {
      const key = groupKey(place.folderUid, place.title);
      groups.set(key, { ...place, changes: [...(groups.get(key)?.changes ?? []), change] });
    }
  }
  const touched = [...groups.values()];
  return [...touched.filter(isGivenRules), ...touched.filter((group) => !isGivenRules(group))];
}

function isGrouped(change: Change): change is GroupedChange {
  return change.subject !== 'dashboard';
}

function placeOf(change: GroupedChange): GroupPlace | undefined {
  if (change.subject === 'group') {
    return { folderUid: change.folderUid, title: change.id };
  }
  const rule = change.wanted ?? change.found;
  return rule === undefined ? undefined : placeOfRule(rule);
}

function placeOfRule({ folderUID, ruleGroup }: StoredRule): GroupPlace {
  return { folderUid: folderUID, title: ruleGroup };
}

/** True for a group into which rules are written, so that its folder has to be there. */
export function isGivenRules({ changes }: TouchedGroup): boolean {
  return changes.some((change) => change.subject === 'rule' && change.wanted !== undefined);
}

/** The group and those from which rules move into it: what has to be known just before it is written. */
export function placesToRead({ folderUid, title, changes }: TouchedGroup): GroupPlace[] {
  const found = changes.flatMap((change) => (change.subject === 'rule' ? (change.found ?? []) : []));
  const places = [{ folderUid, title }, ...found.map(placeOfRule)];
  return [...new Map(places.map((place) => [groupKey(place.folderUid, place.title), place])).values()];
}

/**
 * The request that makes the changes of a group; undefined where nothing is left to do. Paused rules stay paused, rules
 * of others are written as they are, and a rule that is to move elsewhere stays until it did.
 * @param now what is in `placesToRead`: a PUT brings back everything that it holds, also what somebody changed since
 */
export function groupWrite(
  { folderUid, title, changes }: TouchedGroup,
  plan: Plan,
  now: GroupsNow
): GroupWrite | undefined {
  const there = now.get(groupKey(folderUid, title));
  const rulesNow = rulesByUid(now);
  const ids = changes.map(({ id }) => id);
  const kept = (there?.rules ?? []).filter(({ uid }) => !ids.includes(uid)).map((rule) => withNewMemory(rule, plan));
  const written = changes.flatMap((change) =>
    change.subject === 'rule' && change.wanted !== undefined
      ? [{ ...change.wanted, isPaused: rulesNow.get(change.id)?.isPaused ?? false }]
      : []
  );
  const order = plan.changes.map(({ id }) => id);
  const rules = [...kept, ...written].sort((left, right) => position(order, left) - position(order, right));
  const ownInterval = changes.flatMap((change) => (change.subject === 'group' ? [change.interval] : []))[0];
  const interval = ownInterval ?? there?.interval ?? plan.interval;
  return there === undefined && rules.length === 0
    ? undefined
    : { kind: rules.length === 0 ? 'delete' : 'put', folderUid, title, interval, rules };
}

/** Every rule of some groups. */
export function rulesByUid(groups: GroupsNow): Map<string, StoredRule> {
  return new Map([...groups.values()].flatMap(({ rules }) => rules.map((rule) => [rule.uid, rule] as const)));
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
