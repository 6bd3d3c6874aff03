import { appliedRule, appliedRuleFingerprint, ruleFingerprint } from '../compile/comparableRule';
import { isComparable } from '../compile/fingerprint';
import { type GrafanaRule } from '../compile/grafanaRules';
import { isReleased } from '../compile/released';
import { ruleUidParts, ruleUidPrefix } from '../compile/ruleUid';
import { type StoredRule } from '../compile/storedRule';
import { originLabel } from '../product';
import { isSignalId } from '../signals/catalogue';
import { type Blocked, type ChangeKind, type RuleChange } from './change';
import { missingContactPoint } from './contactPoint';
import { originOf, type Origin } from './origin';
import { memoryOf, type Memory } from './ownership';
import { newRuleDifferences, ruleDifferences } from './ruleDifferences';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from './state';

/** True for a rule that this plugin made, also when the settings do not want it any more. */
export function isOwnRule(rule: StoredRule, folderUid: string): boolean {
  return !isReleased(rule) && (hasOriginLabel(rule) || isNamedAndPlaced(rule, folderUid));
}

function isNamedAndPlaced({ uid, folderUID }: StoredRule, folderUid: string): boolean {
  return uid.startsWith(ruleUidPrefix) && folderUID === folderUid;
}

function hasOriginLabel({ labels }: StoredRule): boolean {
  return labels?.[originLabel.name] === originLabel.value;
}

/** What has to happen to each rule: those that the settings want in their order, then those that nobody wants any more. */
export function ruleChanges(desired: DesiredState, actual: ActualState, mayNot: string | undefined): RuleChange[] {
  const missing = missingContactPoint(desired, actual);
  const wanted = desired.groups.flatMap(({ rules }) => rules);
  const wantedUids = new Set(wanted.map(({ uid }) => uid));
  const foundByUid = new Map(actual.rules.map((rule) => [rule.uid, rule]));
  const fromFile = new Set(actual.rules.filter(isFromFile).map(groupKeyOf));
  const unwanted = actual.rules.filter((rule) => isReleased(rule) && !wantedUids.has(rule.uid));
  const stale = actual.rules.filter((rule) => isOwnRule(rule, desired.folder.uid) && !wantedUids.has(rule.uid));
  return [
    ...wanted.map((rule) => {
      const found = foundByUid.get(rule.uid);
      return found !== undefined && isReleased(found)
        ? releasedChange(found, rule)
        : toldToNobody(wantedChange(rule, found, desired, fromFile), missing);
    }),
    ...stale.map((rule) => staleChange(rule, fromFile, desired)),
    ...unwanted.map((rule) => releasedChange(rule, undefined)),
  ].map((change) => restricted(change, mayNot));
}

function isFromFile({ provenance }: StoredRule): boolean {
  return provenance === 'file';
}

function wantedChange(
  wanted: GrafanaRule,
  found: StoredRule | undefined,
  desired: DesiredState,
  fromFile: ReadonlySet<string>
): RuleChange {
  const { kind, areSettingsNewer } =
    found === undefined ? ({ kind: 'create', areSettingsNewer: false } as const) : compare(wanted, found);
  const isInFileGroup = fromFile.has(groupKey(wanted.folderUID, wanted.ruleGroup));
  return {
    subject: 'rule',
    id: wanted.uid,
    title: wanted.title,
    severity: wanted.labels['severity'] ?? '',
    kind,
    isEdited: kind === 'edited',
    areSettingsNewer,
    origin: areSettingsNewer && found !== undefined ? originOfRule(wanted, found) : undefined,
    isPaused: found?.isPaused === true,
    differences:
      found === undefined
        ? newRuleDifferences(wanted)
        : ruleDifferences(wanted, found, desired.tunedNumbers.get(wanted.uid) ?? [], memoryOfRule(wanted, found)),
    blocked: kind === 'unchanged' ? undefined : (blockedByOwner(found, isInFileGroup) ?? blockedByPlace(wanted, found)),
    wanted,
    found,
  };
}

function memoryOfRule(wanted: GrafanaRule, found: StoredRule): Memory {
  return memoryOf(appliedRule(found), ruleFingerprint(found), ruleFingerprint(wanted));
}

function originOfRule(wanted: GrafanaRule, found: StoredRule): Origin | undefined {
  const applied = appliedRule(wanted);
  return applied === undefined ? undefined : originOf(appliedRule(found), applied);
}

/** It is the user's: what the settings want is only told. */
function releasedChange(found: StoredRule, wanted: GrafanaRule | undefined): RuleChange {
  return {
    subject: 'rule',
    id: found.uid,
    title: found.title,
    severity: found.labels?.['severity'] ?? '',
    kind: 'released',
    isEdited: false,
    areSettingsNewer: false,
    isPaused: found.isPaused,
    differences: [],
    wanted,
    found,
  };
}

/** Grafana refuses a rule whose contact point is not there. */
function toldToNobody(change: RuleChange, missing: string | undefined): RuleChange {
  return missing === undefined || change.kind === 'unchanged' || change.blocked !== undefined
    ? change
    : {
        ...change,
        blocked: {
          reason: `Grafana shows no contact point “${missing}” and would refuse the rule.`,
          nextStep: 'Create it under Alerting → Contact points, or choose another one under Configuration.',
        },
      };
}

/** A rule of a signal that this version does not know went with an upgrade; others the settings do not want any more. */
function staleChange(found: StoredRule, fromFile: ReadonlySet<string>, { version }: DesiredState): RuleChange {
  const signalId = ruleUidParts(found.uid)?.signalId;
  const isGone = version !== undefined && signalId !== undefined && !isSignalId(signalId);
  return {
    subject: 'rule',
    id: found.uid,
    title: found.title,
    severity: found.labels?.['severity'] ?? '',
    kind: 'delete',
    isEdited: isEditedByHand(found),
    areSettingsNewer: true,
    origin: isGone ? 'upgrade' : 'settings',
    isPaused: found.isPaused,
    differences: [],
    blocked: blockedByOwner(found, fromFile.has(groupKeyOf(found))),
    found,
  };
}

/** Three-way: the settings, Grafana, and what was applied last. */
function compare(wanted: GrafanaRule, found: StoredRule): { kind: ChangeKind; areSettingsNewer: boolean } {
  const [want, have, applied] = [ruleFingerprint(wanted), ruleFingerprint(found), appliedRuleFingerprint(found)];
  if (want === have) {
    return { kind: 'unchanged', areSettingsNewer: false };
  }
  return { kind: isEditedByHand(found) ? 'edited' : 'update', areSettingsNewer: applied !== want };
}

function isEditedByHand(found: StoredRule): boolean {
  const applied = appliedRuleFingerprint(found);
  return applied === undefined || (isComparable(applied) && applied !== ruleFingerprint(found));
}

function blockedByOwner(found: StoredRule | undefined, isInFileGroup: boolean): Blocked | undefined {
  if (found !== undefined && isFromFile(found)) {
    return {
      reason: `It comes from a provisioning file (group “${found.ruleGroup}”), which Grafana protects.`,
      nextStep: 'Change it in that file, or remove it there, restart Grafana and apply again.',
    };
  }
  if (isInFileGroup) {
    return {
      reason: 'Its group holds rules from a provisioning file, which Grafana protects.',
      nextStep: 'Remove the group from that file, restart Grafana and apply again.',
    };
  }
  return undefined;
}

function blockedByPlace(wanted: GrafanaRule, found: StoredRule | undefined): Blocked | undefined {
  return found === undefined || found.folderUID === wanted.folderUID || hasOriginLabel(found)
    ? undefined
    : {
        reason: `A rule with this uid is in another folder (uid ${found.folderUID}) and does not belong to this plugin.`,
        nextStep: 'Delete that rule or move it into the folder of this plugin, and apply again.',
      };
}

function restricted(change: RuleChange, mayNot: string | undefined): RuleChange {
  return mayNot === undefined || ['unchanged', 'released'].includes(change.kind) || change.blocked !== undefined
    ? change
    : { ...change, blocked: { reason: mayNot, nextStep: '' } };
}
