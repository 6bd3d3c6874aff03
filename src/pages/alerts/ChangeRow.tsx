import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Checkbox, Icon, RadioButtonGroup, Stack, Text, useStyles2 } from '@grafana/ui';
import { memo, useId, useState } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { isApplicable, isRecordingChange, type Change } from '../../core/plan/change';
import { changeName, changeWords, originWords } from '../../core/plan/words';
import { ChangeDetails } from './ChangeDetails';
import { KindBadge } from './KindBadge';

const decisions = [
  { label: 'Keep', value: false, description: 'Leave it as it is in Grafana' },
  { label: 'Replace', value: true, description: 'Write what the settings want' },
];

interface Props {
  change: Change;
  /** Of which source it is, where there are several: ` of Prometheus`. */
  of: string;
  isChosen: boolean;
  isDisabled: boolean;
  /** Of the plugin. */
  version: string | undefined;
  choose: (id: string, isChosen: boolean) => void;
}

/** One change: what, how, and whether it will be made. Drawn anew only when something about it is new. */
export const ChangeRow = memo(function ChangeRow({ change, of, isChosen, isDisabled, version, choose }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const { id, title, kind, blocked, differences } = change;
  const hasDetails =
    differences.length > 0 ||
    blocked !== undefined ||
    change.isEdited ||
    (change.subject === 'rule' && change.found !== undefined);
  const name = `${changeName(change)}${of}`;
  return (
    <li className={styles.row} data-testid={`plan-change-${id}`} data-kind={blocked === undefined ? kind : 'blocked'}>
      <div className={styles.line}>
        <div className={styles.choice}>
          {kind !== 'unchanged' && kind !== 'released' && kind !== 'edited' && (
            <Checkbox
              value={isChosen}
              disabled={isDisabled || !isApplicable(change)}
              aria-label={`Apply the change of ${name}`}
              data-testid={`plan-choose-${id}`}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
          )}
        </div>
        <div className={styles.name}>
          <Stack gap={1} alignItems="center" wrap="wrap">
            <Text weight="medium">{change.subject === 'dashboard' ? `Dashboard ${title}` : title}</Text>
            {change.subject === 'rule' && (
              <Text color="secondary">{isRecordingChange(change) ? 'recording rule' : change.severity}</Text>
            )}
            {change.subject === 'rule' && change.isPaused && <StateBadge text="paused" icon="pause" color="none" />}
          </Stack>
        </div>
        <div className={styles.what}>
          <Stack gap={1} alignItems="center" wrap="wrap">
            <KindBadge change={change} />
            <Text color="secondary">
              {[blocked?.reason ?? changeWords(change), originWords(change, version)]
                .filter((text) => text !== '')
                .join(' · ')}
            </Text>
          </Stack>
        </div>
        {kind === 'edited' && blocked === undefined && (
          <div role="group" aria-label={`What happens to ${name}`} data-testid={`plan-choose-${id}`}>
            <RadioButtonGroup
              size="sm"
              options={decisions}
              value={isChosen}
              disabled={isDisabled}
              onChange={(wanted) => choose(id, wanted)}
            />
          </div>
        )}
        <div className={styles.more}>
          {hasDetails && (
            <Button
              variant="secondary"
              fill="text"
              size="sm"
              aria-label={`Details of ${name}`}
              aria-expanded={isOpen}
              aria-controls={detailsId}
              onClick={() => setIsOpen(!isOpen)}
            >
              <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
            </Button>
          )}
        </div>
      </div>
      <div id={detailsId} hidden={!isOpen} className={styles.details}>
        {isOpen && <ChangeDetails change={change} />}
      </div>
    </li>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    listStyle: 'none',
    borderBottom: `thin solid ${theme.colors.border.weak}`,
    padding: theme.spacing(1, 0),
  }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  choice: css({ width: theme.spacing(3) }),
  more: css({ width: theme.spacing(5) }),
  name: css({ flex: '1 1 18em', minWidth: 0, overflowWrap: 'anywhere' }),
  what: css({ flex: '3 1 20em', minWidth: 0, overflowWrap: 'anywhere' }),
  details: css({ padding: theme.spacing(1, 0, 1, 4) }),
});
