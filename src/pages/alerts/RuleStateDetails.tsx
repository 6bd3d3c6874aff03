import { dateTimeFormat } from '@grafana/data';
import { Stack, Text } from '@grafana/ui';

import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { spokenSeconds } from '../../core/units';
import { type RuleState } from '../../grafana/alertStates';
import { type Refused } from '../../grafana/refused';
import { ReleaseButton } from './ReleaseButton';
import { MoreLinks } from './RuleLinks';

interface Props {
  state: RuleState;
  /** The rule as Grafana has it. */
  rule: StoredRule;
  source: Source | undefined;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  /** What screen readers hear the rule called. */
  name: string;
  changed: () => void;
  failed: (refused: Refused) => void;
}

/** What is seldom asked about a rule: its last evaluation, where it is, and giving it away. */
export function RuleStateDetails({ state, rule, source, locked, name, changed, failed }: Props) {
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary">
        {evaluationSentence(state)} Health: {state.health}. Rule group {state.group}
        {state.isRecording ? '' : `, for ${rule.for}`}.
      </Text>
      <Stack gap={1} wrap="wrap" alignItems="center">
        <ReleaseButton {...{ rule, locked, name, changed, failed }} />
        <MoreLinks {...{ state, rule, source, name }} />
      </Stack>
    </Stack>
  );
}

function evaluationSentence({ lastEvaluation, evaluationSeconds }: RuleState): string {
  if (lastEvaluation === undefined) {
    return 'It was not evaluated yet.';
  }
  const when = dateTimeFormat(lastEvaluation, { format: 'HH:mm:ss' });
  return `Last evaluated at ${when}, done within ${shortTime(evaluationSeconds)} of its turn, waiting included.`;
}

function shortTime(seconds: number): string {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : spokenSeconds(seconds);
}
