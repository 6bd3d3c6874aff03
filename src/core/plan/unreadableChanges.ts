import { type RuleChange } from './change';
import { isOwnRule } from './ownRules';
import { type ActualState, type DesiredState, type UnreadableRule } from './state';

/** Rules of the plugin that Grafana shows in a form which this version of it does not know: they are told, not written. */
export function unreadableChanges({ groups, folder }: DesiredState, { unreadable = [] }: ActualState): RuleChange[] {
  const wanted = new Set(groups.flatMap(({ rules }) => rules.map(({ uid }) => uid)));
  return unreadable
    .filter((rule) => wanted.has(rule.uid) || isOwnRule(rule, folder.uid))
    .map((rule) => unreadableChange(rule, wanted.has(rule.uid)));
}

function unreadableChange({ uid, title, labels, ruleGroup }: UnreadableRule, isWanted: boolean): RuleChange {
  return {
    subject: 'rule',
    id: uid,
    title,
    severity: labels?.['severity'] ?? '',
    kind: isWanted ? 'update' : 'delete',
    isEdited: false,
    areSettingsNewer: false,
    isPaused: false,
    differences: [],
    blocked: {
      reason: `Grafana shows it (group “${ruleGroup}”) in a form that this version of the plugin cannot read.`,
      nextStep: 'Update the plugin, or delete the rule in Grafana and apply again.',
    },
  };
}
