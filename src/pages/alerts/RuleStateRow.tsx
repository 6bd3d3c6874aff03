import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Stack, Text, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { RefusedMessage } from '../../components/RefusedMessage';
import { isReleased } from '../../core/compile/released';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { spokenSeconds } from '../../core/units';
import { type RuleState } from '../../grafana/alertStates';
import { type Refused } from '../../grafana/refused';
import { ActivityBadge } from './ActivityBadge';
import { InstanceList } from './InstanceList';
import { PauseButton } from './PauseButton';
import { ReleaseButton } from './ReleaseButton';
import { RuleLinks } from './RuleLinks';

interface Props {
  state: RuleState;
  /** The rule as Grafana has it. */
  rule: StoredRule;
  source: Source | undefined;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  /** Unix milliseconds. */
  now: number;
  changed: () => void;
}

/** One rule: name, since when, who, and what can be done about it. */
export function RuleStateRow({ state, rule, source, locked, now, changed }: Props) {
  const styles = useStyles2(getStyles);
  const [refused, setRefused] = useState<Refused>();
  return (
    <li className={styles.row} data-testid={`rule-state-${state.uid}`} data-activity={state.activity}>
      <div className={styles.line}>
        <div>
          <Stack gap={1} alignItems="center" wrap="wrap">
            <Text weight="medium">{state.title}</Text>
            <Text color="secondary">{state.isRecording ? 'recording rule' : state.severity}</Text>
            <ActivityBadge state={state} />
            {isReleased(rule) && <StateBadge text="released" icon="unlock" color="none" />}
          </Stack>
          <Text color="secondary" variant="bodySmall">
            {evaluationWords(state, now)}
          </Text>
        </div>
        <div className={styles.who}>
          <InstanceList state={state} source={source} now={now} />
          {state.error !== undefined && (
            <div>
              <Text color="warning">
                <Icon name="exclamation-triangle" /> The query fails: {state.error}
              </Text>
            </div>
          )}
        </div>
        <Stack gap={1} wrap="wrap">
          <PauseButton rule={rule} locked={locked} changed={changed} failed={setRefused} />
          <ReleaseButton rule={rule} locked={locked} changed={changed} failed={setRefused} />
          <RuleLinks state={state} rule={rule} source={source} />
        </Stack>
      </div>
      {refused !== undefined && <RefusedMessage refused={refused} />}
    </li>
  );
}

function evaluationWords({ lastEvaluation, isPaused }: RuleState, now: number): string {
  if (isPaused) {
    return 'not evaluated while paused';
  }
  // The badge says that it was never evaluated.
  if (lastEvaluation === undefined) {
    return '';
  }
  const age = Math.max(0, Math.round((now - lastEvaluation) / 1000));
  return `evaluated ${spokenSeconds(age)} ago`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    listStyle: 'none',
    borderBottom: `thin solid ${theme.colors.border.weak}`,
    padding: theme.spacing(1, 0),
  }),
  line: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 22em), 1fr))',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  }),
  who: css({
    minWidth: 0,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('lg')]: { '&:empty': { display: 'none' } },
  }),
});
