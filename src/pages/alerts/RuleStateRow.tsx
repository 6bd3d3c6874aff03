import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, Stack, Text, useStyles2 } from '@grafana/ui';
import { memo, useId, useState } from 'react';

import { Elapsed } from '../../components/Elapsed';
import { RefusedMessage } from '../../components/RefusedMessage';
import { StateBadge } from '../../components/StateBadge';
import { isReleased } from '../../core/compile/released';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { type Refused } from '../../grafana/refused';
import { ActivityBadge } from './ActivityBadge';
import { InstanceList } from './InstanceList';
import { PauseButton } from './PauseButton';
import { FirstLinks } from './RuleLinks';
import { RuleStateDetails } from './RuleStateDetails';

interface Props {
  state: RuleState;
  /** The rule as Grafana has it. */
  rule: StoredRule;
  source: Source | undefined;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  /** Of which source it is, where there are several: ` of Prometheus`. A heading says it to those who see it. */
  of: string;
  changed: () => void;
}

/** One rule: name, since when, who, and what can be done about it. */
export const RuleStateRow = memo(function RuleStateRow({ state, rule, source, locked, of, changed }: Props) {
  const styles = useStyles2(getStyles);
  const [refused, setRefused] = useState<Refused>();
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const level = state.isRecording ? 'recording rule' : state.severity;
  const name = `${state.title}${level === '' ? '' : ` (${level})`}${of}`;
  const actions = {
    changed: () => {
      setRefused(undefined);
      changed();
    },
    failed: setRefused,
  };
  return (
    <li className={styles.row} data-testid={`rule-state-${state.uid}`} data-activity={state.activity}>
      <div className={styles.line}>
        <div className={styles.name}>
          <Stack gap={1} alignItems="center" wrap="wrap">
            <Text weight="medium">{state.title}</Text>
            <Text color="secondary">{level}</Text>
            <ActivityBadge state={state} />
            {isReleased(rule) && <StateBadge text="released" icon="unlock" color="none" />}
          </Stack>
          <Text color="secondary" variant="bodySmall">
            <Evaluated state={state} />
          </Text>
        </div>
        <div className={styles.who}>
          <InstanceList state={state} waits={rule.for} source={source} name={name} />
          {state.error !== undefined && (
            <div>
              <Text color="warning">
                <Icon name="exclamation-triangle" /> {state.isRecording ? 'Recording' : 'The query'} fails:{' '}
                {state.error}
              </Text>
            </div>
          )}
        </div>
        <Stack gap={1} wrap="wrap">
          <PauseButton isPaused={state.isPaused} {...{ rule, locked, name, ...actions }} />
          <FirstLinks {...{ state, name }} />
          <Button
            variant="secondary"
            fill="text"
            size="sm"
            icon={isOpen ? 'angle-down' : 'angle-right'}
            aria-label={`More of ${name}`}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setIsOpen(!isOpen)}
          >
            More
          </Button>
        </Stack>
      </div>
      <div id={detailsId} hidden={!isOpen} className={styles.details}>
        {isOpen && <RuleStateDetails {...{ state, rule, source, locked, name, ...actions }} />}
      </div>
      {refused !== undefined && <RefusedMessage refused={refused} />}
    </li>
  );
});

function Evaluated({ state: { lastEvaluation, isPaused } }: { state: RuleState }) {
  if (isPaused) {
    return 'not evaluated while paused';
  }
  // The badge says that it was never evaluated.
  return lastEvaluation === undefined ? null : (
    <>
      evaluated <Elapsed since={lastEvaluation} /> ago
    </>
  );
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
  name: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  details: css({ paddingTop: theme.spacing(1) }),
  who: css({
    minWidth: 0,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('lg')]: { '&:empty': { display: 'none' } },
  }),
});
