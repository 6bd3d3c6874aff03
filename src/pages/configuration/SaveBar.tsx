import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Drawer, Stack, Text, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { type SettingsChange } from '../../core/settings/settingsChange';
import { maySaveSettings } from '../../grafana/permissions';
import { RefusedMessage } from '../../components/RefusedMessage';
import { ChangesTable } from './ChangesTable';
import { DiscardedMessage } from './DiscardedMessage';
import { focusFirstProblem } from './focusFirstProblem';
import { SavedMessage } from './SavedMessage';
import { type SettingsEditing } from './useSettingsEditor';

const mostAtAGlance = 3;

/** Stays in view: how much is changed, what exactly, and saving it or not. */
export function SaveBar({ editing }: { editing: SettingsEditing }) {
  const styles = useStyles2(getStyles);
  const [showsChanges, setShowsChanges] = useState(false);
  const { changes, outcome, isSaving } = editing;
  const obstacle = obstacleTo(editing);
  const hasChanges = changes.length > 0;
  // What is saved is seen before it is: few changes at a glance, many as a table.
  const isLong = changes.length > mostAtAGlance;
  return (
    <div className={styles.bar} data-testid="save-bar">
      <div aria-live="polite">
        {outcome?.kind === 'refused' && <RefusedMessage refused={outcome.refused} />}
        {outcome?.kind === 'saved' && <SavedMessage changesWhatIsApplied={outcome.changesWhatIsApplied} />}
        {outcome?.kind === 'discarded' && <DiscardedMessage takeBack={outcome.takeBack} />}
      </div>
      {hasChanges && !isLong && <ChangeLines changes={changes} />}
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Text weight="medium">{countOf(changes.length)}</Text>
        {isLong && (
          <Button variant="secondary" onClick={() => setShowsChanges(true)}>
            Show changes
          </Button>
        )}
        <Button variant="secondary" disabled={!hasChanges || isSaving} onClick={editing.discard} data-testid="discard">
          Discard
        </Button>
        <Button
          disabled={obstacle !== undefined || isSaving}
          icon={isSaving ? 'spinner' : undefined}
          onClick={() => (isLong ? setShowsChanges(true) : void editing.save())}
          data-testid="save"
        >
          {isLong ? 'Save …' : 'Save'}
        </Button>
        {obstacle !== undefined && (hasChanges || !maySaveSettings().allowed) && (
          <Text color="warning" data-testid="save-obstacle">
            {obstacle}
          </Text>
        )}
        {editing.findings.length > 0 && (
          <Button
            variant="secondary"
            fill="text"
            icon="arrow-up"
            data-testid="show-problem"
            onClick={focusFirstProblem}
          >
            Show {editing.findings.length === 1 ? 'it' : 'the first'}
          </Button>
        )}
      </Stack>
      {showsChanges && (
        <Drawer title="Changes" subtitle="What saving will change" size="md" onClose={() => setShowsChanges(false)}>
          <Stack direction="column" gap={2}>
            <ChangesTable changes={changes} headers={{ before: 'Before', after: 'After' }} none="Nothing is changed." />
            <Stack gap={1} alignItems="center" wrap="wrap">
              <Button
                disabled={obstacle !== undefined || isSaving}
                data-testid="save-all"
                onClick={() => {
                  setShowsChanges(false);
                  void editing.save();
                }}
              >
                Save {countOf(changes.length)}
              </Button>
              {obstacle !== undefined && <Text color="warning">{obstacle}</Text>}
            </Stack>
          </Stack>
        </Drawer>
      )}
    </div>
  );
}

function ChangeLines({ changes }: { changes: readonly SettingsChange[] }) {
  return (
    <div data-testid="changes">
      {changes.map(({ what, before, after }, index) => (
        <div key={index}>
          <Text color="secondary" variant="bodySmall">
            {what}: {before} → {after}
          </Text>
        </div>
      ))}
    </div>
  );
}

/** Why nothing can be saved now; undefined when it can. */
function obstacleTo({ changes, findings, outcome }: SettingsEditing): string | undefined {
  const { allowed, why } = maySaveSettings();
  const [first, ...others] = findings;
  if (!allowed) {
    return why;
  }
  if (first !== undefined) {
    return others.length === 0
      ? `Correct one value first: ${first.message}`
      : `Correct ${findings.length} values first.`;
  }
  if (outcome?.kind === 'conflict') {
    return 'Choose above whose version is kept.';
  }
  return changes.length === 0 ? 'Nothing is changed.' : undefined;
}

function countOf(changes: number): string {
  return changes === 0 ? 'No changes' : changes === 1 ? '1 change' : `${changes} changes`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    bottom: 0,
    zIndex: theme.zIndex.activePanel,
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    borderTop: `thin solid ${theme.colors.border.medium}`,
  }),
});
