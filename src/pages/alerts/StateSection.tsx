import { Stack, Text } from '@grafana/ui';

import { RefusedMessage } from '../../components/RefusedMessage';
import { useNow } from '../../components/useNow';
import { type Plan } from '../../core/plan/change';
import { type Settings } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { Refused } from '../../grafana/refused';
import { urgencyOf } from './ActivityBadge';
import { sourceOfRule } from './alertSubject';
import { RuleStateRow } from './RuleStateRow';

interface Props {
  settings: Settings;
  plan: Plan;
  states: RuleState[] | Refused;
  /** Reads everything anew. */
  reload: () => void;
}

/** How the rules that Grafana has are doing. */
export function StateSection({ settings, plan, states, reload }: Props) {
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Text element="h2" variant="h4">
        State
      </Text>
      <Text color="secondary">
        While the plugin is installed Grafana offers no pause and no edit for its rules. Pause them here, or release a
        rule to edit it in Grafana.
      </Text>
      {states instanceof Refused ? (
        <RefusedMessage refused={states} retry={reload} />
      ) : states.length === 0 ? (
        <Text color="secondary">Grafana has no rules of Kube-proxy Monitor yet. Apply the changes above.</Text>
      ) : (
        <RuleStates settings={settings} plan={plan} states={states} reload={reload} />
      )}
    </Stack>
  );
}

function RuleStates({ settings: { sources }, plan, states, reload }: Props & { states: RuleState[] }) {
  const now = useNow(5);
  const rules = new Map(
    plan.changes.flatMap((change) =>
      change.subject === 'rule' && change.found !== undefined ? [[change.id, change.found] as const] : []
    )
  );
  const byUrgency = [...states].sort((left, right) => urgencyOf(left) - urgencyOf(right));
  return (
    <ul aria-label="States of the rules" data-testid="rule-states">
      {byUrgency.flatMap((state) => {
        const rule = rules.get(state.uid);
        const source = sourceOfRule(state.uid, sources);
        const locked = rule === undefined ? undefined : plan.lockedFolders.get(rule.folderUID);
        return rule === undefined
          ? []
          : [<RuleStateRow key={state.uid} {...{ state, rule, source, locked, now }} changed={reload} />];
      })}
    </ul>
  );
}
