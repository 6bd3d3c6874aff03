import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, useStyles2 } from '@grafana/ui';
import { useCallback, useState } from 'react';

import { type FoundBySource } from '../../core/availability/obstacles';
import { type Found } from '../../core/found/found';
import { type Settings } from '../../core/settings/schema';
import { AlertingFields } from './alerting/AlertingFields';
import { ConflictMessage } from './ConflictMessage';
import { SaveBar } from './SaveBar';
import { SettingsAsText } from './SettingsAsText';
import { SignalList } from './SignalList';
import { SourceList } from './sources/SourceList';
import { StoredValues } from './StoredValues';
import { UnsavedChangesGuard } from './UnsavedChangesGuard';
import { useSettingsEditor } from './useSettingsEditor';

interface Props {
  stored: Settings;
  replaceUnreadable?: boolean;
}

/** Paths of values that have a field of their own on this page. */
const shownPaths = [
  /^signals\.[\w-]+\.levels\./,
  /^sources\[\d+\]\.(datasourceUid|selector\b|clusterLabel|expectedNodes\b)/,
  /^sources\[\d+\]\.clusters\b.*\.(signals\.[\w-]+\.levels\.|expectedNodes\b)/,
  /^alerting\.(intervalSeconds|keepFiringFor|folderTitle|runbookBaseUrl|extraLabels\b)/,
];

/** All settings that this page can change, and the bar that saves them. */
export function SettingsEditor({ stored, replaceUnreadable = false }: Props) {
  const styles = useStyles2(getStyles);
  const [found, setFound] = useState<FoundBySource>({});
  const editing = useSettingsEditor(stored, replaceUnreadable, found);
  const { draft, changes, findings, notices, outcome, isSaving } = editing;
  const noteFound = useCallback(
    (id: string, ofSource: Found | undefined) => setFound((before) => ({ ...before, [id]: ofSource })),
    []
  );
  return (
    <div className={styles.clearOfBars}>
      <Stack direction="column" gap={4}>
        <StoredValues
          errors={findings.filter(({ path }) => !shownPaths.some((shown) => shown.test(path)))}
          notices={notices}
        />
        <SourceList draft={draft} found={found} noteFound={noteFound} />
        <SignalList draft={draft} found={found} />
        <AlertingFields draft={draft} />
        <SettingsAsText draft={draft} />
        {outcome?.kind === 'conflict' && (
          <ConflictMessage
            base={outcome.base}
            theirs={outcome.conflict.theirs}
            mine={draft.settings}
            isSaving={isSaving}
            loadTheirs={() => editing.loadTheirs(outcome.conflict)}
            keepMine={() => editing.keepMine(outcome.conflict)}
            merge={editing.merge(outcome.conflict)}
          />
        )}
        <SaveBar editing={editing} />
        <UnsavedChangesGuard hasChanges={changes.length > 0} />
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  /** What gets the keyboard's focus is scrolled clear of Grafana's bar above and the save bar below. */
  clearOfBars: css({
    '& :is(a, button, input, textarea, [tabindex])': {
      scrollMarginBlock: `${theme.spacing(14)} ${theme.spacing(24)}`,
    },
  }),
});
