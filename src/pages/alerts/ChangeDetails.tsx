import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Stack, Text, useStyles2 } from '@grafana/ui';

import { type Change, type Difference } from '../../core/plan/change';
import { whoChanged } from '../../core/plan/editedWords';
import { QueryDifference } from './QueryDifference';
import { StoredRuleFacts } from './StoredRuleFacts';

/** Everything in which Grafana and the settings differ, side by side, and whose value is what. */
export function ChangeDetails({ change }: { change: Change }) {
  const { differences, blocked, isEdited, areSettingsNewer, kind } = change;
  return (
    <Stack direction="column" gap={2}>
      {blocked !== undefined && (
        <Text>
          <Icon name="lock" /> {blocked.reason} {blocked.nextStep}
        </Text>
      )}
      {isEdited && kind !== 'delete' && (
        <Text>
          Somebody changed it in Grafana after it was applied last
          {areSettingsNewer ? ', and what is wanted changed since as well' : ''}. Keep leaves Grafana’s values; Replace
          writes those of the settings.
        </Text>
      )}
      {isEdited && kind === 'delete' && (
        <Text>Somebody changed it in Grafana after it was applied last. Choose it to remove it all the same.</Text>
      )}
      {differences.map((difference) => {
        const Shown = difference.kind === 'query' ? QueryDifference : Sides;
        const who = isEdited ? whoChanged(difference, change.origin) : '';
        return <Shown key={`${difference.field} ${difference.found}`} difference={difference} who={who} />;
      })}
      {differences.length === 0 && change.subject === 'rule' && change.found !== undefined && (
        <StoredRuleFacts rule={change.found} />
      )}
    </Stack>
  );
}

/** A value with what was applied last; a long text that only one side changed is on the other side as it was applied. */
function Sides({ difference: { field, applied, found, wanted, kind }, who }: { difference: Difference; who: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <Text weight="medium">{field}</Text>
      {who !== '' && <Text color="secondary"> changed {who}</Text>}
      <div className={kind === 'value' ? styles.short : styles.long}>
        {who !== '' && kind === 'value' && (
          <Side title="Applied last" text={applied ?? 'another value, too long to be remembered'} />
        )}
        <Side title="In Grafana" text={found} />
        <Side title="Settings want" text={wanted} />
      </div>
    </div>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.side}>
      <Text variant="bodySmall" color="secondary">
        {title}
      </Text>
      <div className={styles.text}>{text === '' ? '–' : text}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const columns = (narrowest: string) =>
    css({ display: 'grid', gap: theme.spacing(1), gridTemplateColumns: `repeat(auto-fit, minmax(${narrowest}, 1fr))` });
  return {
    short: columns('min(100%, 12em)'),
    long: columns('min(100%, 30em)'),
    side: css({ minWidth: 0 }),
    text: css({ overflowWrap: 'anywhere' }),
  };
};
