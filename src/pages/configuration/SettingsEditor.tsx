import { Alert, Stack } from '@grafana/ui';
import { useCallback, useState } from 'react';

import { type Settings } from '../../core/settings/schema';
import { type FoundClusters } from './ClusterOverrides';
import { ConflictMessage } from './ConflictMessage';
import { SaveBar } from './SaveBar';
import { SettingsAsText } from './SettingsAsText';
import { SignalList } from './SignalList';
import { SourceList } from './sources/SourceList';
import { UnsavedChangesGuard } from './UnsavedChangesGuard';
import { useSettingsEditor } from './useSettingsEditor';

interface Props {
  stored: Settings;
  replaceUnreadable?: boolean;
}

/** Paths of values that have a field of their own on this page. */
const shownPaths =
  /^signals\.[\w-]+\.levels\.|^sources\[\d+\]\.(datasourceUid|selector\b|clusterLabel|expectedNodes\b|clusters\b.*\.(signals\.[\w-]+\.levels\.|expectedNodes\b))/;

/** All settings that this page can change, and the bar that saves them. */
export function SettingsEditor({ stored, replaceUnreadable = false }: Props) {
  const editing = useSettingsEditor(stored, replaceUnreadable);
  const { draft, changes, findings, outcome, isSaving } = editing;
  const [clusters, setClusters] = useState<FoundClusters>({});
  const noteFound = useCallback(
    (id: string, names: readonly string[]) => setClusters((before) => ({ ...before, [id]: names })),
    []
  );
  const elsewhere = findings.filter(({ path }) => !shownPaths.test(path));
  return (
    <Stack direction="column" gap={4}>
      {elsewhere.length > 0 && (
        <Alert title="Some stored values cannot be used" severity="error">
          <ul>
            {elsewhere.map(({ path, message }) => (
              <li key={path}>
                {path}: {message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <SourceList draft={draft} clusters={clusters} noteFound={noteFound} />
      <SignalList draft={draft} clusters={clusters} />
      <SettingsAsText draft={draft} />
      {outcome?.kind === 'conflict' && (
        <ConflictMessage
          conflict={outcome.conflict}
          mine={draft.settings}
          isSaving={isSaving}
          loadTheirs={() => editing.loadTheirs(outcome.conflict)}
          keepMine={() => editing.keepMine(outcome.conflict)}
        />
      )}
      <SaveBar editing={editing} />
      <UnsavedChangesGuard hasChanges={changes.length > 0} />
    </Stack>
  );
}
