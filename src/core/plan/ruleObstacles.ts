import { type GrafanaRule } from '../compile/grafanaRules';
import { type StoredRule } from '../compile/storedRule';
import { type Blocked } from './change';
import { missingContactPoint } from './contactPoint';
import { hasOriginLabel } from './ownRules';
import { mayNotWriteRules, type Restrictions } from './restrictions';
import { recordingObstacles } from './recordingObstacles';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from './state';

/** A rule as it is wanted, as it is, or both. */
interface Sides {
  wanted?: GrafanaRule;
  found?: StoredRule;
}

/** @returns a function that says why a rule cannot be brought from what is found to what is wanted, and what to do */
export function ruleObstacles(
  desired: DesiredState,
  actual: ActualState,
  mayNot: Restrictions
): (sides: Sides) => Blocked | undefined {
  const fromFile = new Set(actual.rules.filter(isFromFile).map(groupKeyOf));
  const unreadable = unreadableByGroup(actual);
  const missing = missingContactPoint(desired, actual);
  const recording = recordingObstacles(desired, actual);
  return ({ wanted, found }) => {
    const written = groupOf(wanted ?? found);
    return (
      blockedByFile(found, fromFile.has(written)) ??
      blockedByUnreadable(unreadable.get(written)) ??
      (wanted === undefined
        ? undefined
        : (blockedByPlace(wanted, found) ?? recording(wanted) ?? blockedByContactPoint(wanted, missing))) ??
      mayNotWriteRules(mayNot, foldersOf([wanted, found]))
    );
  };
}

export function isFromFile({ provenance }: StoredRule): boolean {
  return provenance === 'file';
}

function groupOf(rule: GrafanaRule | StoredRule | undefined): string {
  return rule === undefined ? '' : groupKey(rule.folderUID, rule.ruleGroup);
}

function foldersOf(rules: Array<GrafanaRule | StoredRule | undefined>): string[] {
  return rules.flatMap((rule) => (rule === undefined ? [] : [rule.folderUID]));
}

function blockedByFile(found: StoredRule | undefined, isInFileGroup: boolean): Blocked | undefined {
  if (found !== undefined && isFromFile(found)) {
    return {
      reason: `It comes from a provisioning file (group “${found.ruleGroup}”), which Grafana protects.`,
      nextStep: 'Change it in that file, or remove it there, restart Grafana and apply again.',
    };
  }
  return isInFileGroup
    ? {
        reason: 'Its group holds rules from a provisioning file, which Grafana protects.',
        nextStep: 'Remove the group from that file, restart Grafana and apply again.',
      }
    : undefined;
}

/** Title of a rule that cannot be read, by `groupKey` of its group. */
export function unreadableByGroup({ unreadable = [] }: ActualState): Map<string, string> {
  return new Map(unreadable.map((rule) => [groupKeyOf(rule), rule.title]));
}

/** A group is written whole, so what cannot be read would be lost. */
export function blockedByUnreadable(title: string | undefined): Blocked | undefined {
  return title === undefined
    ? undefined
    : {
        reason: `Its group holds the rule “${title}”, which this version of the plugin cannot read and would delete.`,
        nextStep: 'Move that rule into another group, or update the plugin.',
      };
}

function blockedByPlace(wanted: GrafanaRule, found: StoredRule | undefined): Blocked | undefined {
  return found === undefined || found.folderUID === wanted.folderUID || hasOriginLabel(found)
    ? undefined
    : {
        reason: `A rule with this uid is in another folder (uid ${found.folderUID}) and does not belong to this plugin.`,
        nextStep: 'Delete that rule or move it into the folder of this plugin, and apply again.',
      };
}

/** Grafana refuses a rule whose contact point is not there; one that records has none. */
function blockedByContactPoint({ record }: GrafanaRule, missing: string | undefined): Blocked | undefined {
  return missing === undefined || record !== undefined
    ? undefined
    : {
        reason: `Grafana shows no contact point “${missing}” and would refuse the rule.`,
        nextStep: 'Create it under Alerting → Contact points, or choose another one under Configuration.',
      };
}
