import { type Applied } from '../compile/applied';
import { appliedRule, ruleFingerprint } from '../compile/comparableRule';
import { isComparable } from '../compile/fingerprint';
import { type GrafanaRule } from '../compile/grafanaRules';
import { isReleased } from '../compile/released';
import { ruleUidParts } from '../compile/ruleUid';
import { type StoredRule } from '../compile/storedRule';
import { isSignalId } from '../signals/catalogue';
import { type RuleChange } from './change';
import { originOf, type Origin } from './origin';
import { originOfNewRule } from './originOfNew';
import { isOwnRule } from './ownRules';
import { memoryOf } from './ownership';
import { type Restrictions } from './restrictions';
import { newRuleDifferences, ruleDifferences } from './ruleDifferences';
import { ruleObstacles } from './ruleObstacles';
import { type ActualState, type DesiredState } from './state';
import { unreadableChanges } from './unreadableChanges';

/** What has to happen to each rule: those that the settings want in their order, then those that nobody wants any more. */
export function ruleChanges(desired: DesiredState, actual: ActualState, mayNot: Restrictions): RuleChange[] {
  const wanted = desired.groups.flatMap(({ rules }) => rules);
  const wantedUids = new Set(wanted.map(({ uid }) => uid));
  const found = new Map(actual.rules.map((rule) => [rule.uid, rule]));
  const unreadable = new Map(unreadableChanges(desired, actual).map((change) => [change.id, change]));
  const unwanted = actual.rules.filter(({ uid }) => !wantedUids.has(uid));
  const obstacleTo = ruleObstacles(desired, actual, mayNot);
  return [
    ...wanted.map((rule) => unreadable.get(rule.uid) ?? wantedChange(rule, wanted, found, desired)),
    ...[...unreadable.values()].filter(({ id }) => !wantedUids.has(id)),
    ...unwanted.filter((rule) => isOwnRule(rule, desired.folder.uid)).map((rule) => staleChange(rule, desired)),
    ...unwanted.filter(isReleased).map((rule) => releasedChange(rule, undefined)),
  ].map((change) =>
    ['unchanged', 'released'].includes(change.kind) || change.blocked !== undefined
      ? change
      : { ...change, blocked: obstacleTo(change) }
  );
}

function wantedChange(
  wanted: GrafanaRule,
  allWanted: GrafanaRule[],
  foundByUid: ReadonlyMap<string, StoredRule>,
  desired: DesiredState
): RuleChange {
  const found = foundByUid.get(wanted.uid);
  if (found === undefined) {
    return newChange(wanted, originOfNewRule(wanted, allWanted, foundByUid));
  }
  return isReleased(found) ? releasedChange(found, wanted) : changeOf(wanted, found, desired);
}

function newChange(wanted: GrafanaRule, origin: Origin | undefined): RuleChange {
  return {
    subject: 'rule',
    id: wanted.uid,
    title: wanted.title,
    severity: wanted.labels['severity'] ?? '',
    kind: 'create',
    isEdited: false,
    areSettingsNewer: false,
    origin,
    isPaused: false,
    differences: newRuleDifferences(wanted),
    wanted,
  };
}

/** Three-way: the settings, Grafana, and what was applied last. */
function changeOf(wanted: GrafanaRule, found: StoredRule, { tunedNumbers }: DesiredState): RuleChange {
  const [want, have, applied] = [ruleFingerprint(wanted), ruleFingerprint(found), appliedRule(found)];
  const isSame = want === have;
  const isEdited = !isSame && isEditedByHand(applied, have);
  const areSettingsNewer = !isSame && applied?.fingerprint !== want;
  return {
    ...withoutWanted(found),
    title: wanted.title,
    severity: wanted.labels['severity'] ?? '',
    kind: isSame ? 'unchanged' : isEdited ? 'edited' : 'update',
    isEdited,
    areSettingsNewer,
    origin: areSettingsNewer ? originOfRule(wanted, applied) : undefined,
    differences: isSame
      ? []
      : ruleDifferences(wanted, found, tunedNumbers.get(wanted.uid) ?? [], memoryOf(applied, have, want)),
    wanted,
  };
}

function originOfRule(wanted: GrafanaRule, applied: Applied | undefined): Origin | undefined {
  const stamp = appliedRule(wanted);
  return stamp === undefined ? undefined : originOf(applied, stamp);
}

/** It is the user's: what the settings want is only told. */
function releasedChange(found: StoredRule, wanted: GrafanaRule | undefined): RuleChange {
  return {
    ...withoutWanted(found),
    kind: 'released',
    isEdited: false,
    areSettingsNewer: false,
    wanted,
  };
}

/** A rule of a signal that this version does not know went with an upgrade; others the settings do not want any more. */
function staleChange(found: StoredRule, { version }: DesiredState): RuleChange {
  const signalId = ruleUidParts(found.uid)?.signalId;
  const isGone = version !== undefined && signalId !== undefined && !isSignalId(signalId);
  return {
    ...withoutWanted(found),
    kind: 'delete',
    isEdited: isEditedByHand(appliedRule(found), ruleFingerprint(found)),
    areSettingsNewer: true,
    origin: isGone ? 'upgrade' : 'settings',
  };
}

function withoutWanted(
  found: StoredRule
): Omit<RuleChange, 'kind' | 'isEdited' | 'areSettingsNewer'> & { found: StoredRule } {
  const { uid, title, labels, isPaused } = found;
  return { subject: 'rule', id: uid, title, severity: labels?.['severity'] ?? '', isPaused, differences: [], found };
}

function isEditedByHand(applied: Applied | undefined, have: string): boolean {
  return applied === undefined || (isComparable(applied.fingerprint) && applied.fingerprint !== have);
}
