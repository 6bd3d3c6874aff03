import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, Box, Icon, Switch, useStyles2 } from '@grafana/ui';
import { memo } from 'react';

import { type FoundBySource, type Obstacles } from '../../core/availability/obstacles';
import { clustersApart } from '../../core/settings/clustersApart';
import { isDefault, withSignalEnabled } from '../../core/settings/edit';
import { isSwitchedOn } from '../../core/settings/effective';
import { type Source } from '../../core/settings/schema';
import { type Signal, type SignalId } from '../../core/signals/signal';
import { levelsInWords } from './levelsInWords';
import { SignalDetails } from './SignalDetails';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
  /** Whose data are the evidence; undefined while there is none. */
  source: Source | undefined;
  found: FoundBySource;
  obstacles: Obstacles;
  isOpen: boolean;
  toggle: (id: SignalId) => void;
}

/** One signal in a line: its name, whether it alerts, and when. It opens to be changed. */
export function SignalRow({ signal, draft, source, found, obstacles, isOpen, toggle }: Props) {
  const styles = useStyles2(getStyles);
  const { settings, change } = draft;
  const isOn = isSwitchedOn(signal, settings);
  const detailsId = `details-${signal.id}`;
  return (
    <Box backgroundColor="secondary" borderRadius="default" data-testid={`signal-row-${signal.id}`}>
      <SignalLine
        signal={signal}
        isOn={isOn}
        numbers={isOn ? levelsInWords(signal, settings) : 'off: nobody is told'}
        obstacle={isOn && obstacles.isEverywhere ? obstacles.reasons[0]?.reason : undefined}
        isChanged={!isDefault(settings, signal.id)}
        clustersApart={clustersApart(signal, settings)}
        detailsId={detailsId}
        isOpen={isOpen}
        toggle={toggle}
        change={change}
      />
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && (
          <div className={styles.details}>
            <SignalDetails signal={signal} draft={draft} source={source} found={found} obstacles={obstacles} />
          </div>
        )}
      </div>
    </Box>
  );
}

interface LineProps {
  signal: Signal;
  isOn: boolean;
  numbers: string;
  /** Why it cannot fire anywhere. */
  obstacle: string | undefined;
  isChanged: boolean;
  /** How many clusters have something of their own. */
  clustersApart: number;
  detailsId: string;
  isOpen: boolean;
  toggle: (id: SignalId) => void;
  change: SettingsDraft['change'];
}

/** Drawn anew only when something in it is changed: a letter that is typed elsewhere touches no other line. */
const SignalLine = memo(function SignalLine(props: LineProps) {
  const { signal, isOn, numbers, obstacle, isChanged, clustersApart: apart, detailsId, isOpen, toggle, change } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line}>
      <Switch
        aria-label={`${signal.title} is on`}
        data-testid={`enabled-${signal.id}`}
        value={isOn}
        onChange={({ currentTarget }) =>
          change((before) => withSignalEnabled(before, signal.id, currentTarget.checked))
        }
      />
      <h4 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={detailsId}
          data-testid={`open-${signal.id}`}
          onClick={() => toggle(signal.id)}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
          <span className={styles.title}>{signal.title}</span>
          <span className={styles.numbers}>{numbers}</span>
        </button>
      </h4>
      {obstacle !== undefined && (
        <Badge color="orange" icon="exclamation-triangle" text="cannot fire here" tooltip={obstacle} />
      )}
      {isChanged && <Badge color="blue" text="changed" />}
      {apart > 0 && <Badge color="blue" text={apart === 1 ? '1 cluster differs' : `${apart} clusters differ`} />}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    paddingInline: theme.spacing(2),
  }),
  heading: css({ flex: `1 1 ${theme.spacing(32)}`, minWidth: 0, margin: 0 }),
  toggle: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    width: '100%',
    paddingBlock: theme.spacing(1),
    background: 'none',
    border: 'none',
    textAlign: 'start',
    fontSize: theme.typography.body.fontSize,
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  numbers: css({ color: theme.colors.text.secondary, marginInlineStart: 'auto' }),
  details: css({ padding: theme.spacing(0, 2, 2, 2) }),
});
