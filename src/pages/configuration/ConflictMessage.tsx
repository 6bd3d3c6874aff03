import { Alert, Button, Stack, Text } from '@grafana/ui';
import { useEffect, useRef } from 'react';

import { settingsChanges } from '../../core/settings/changes';
import { type Settings } from '../../core/settings/schema';
import { type SettingsConflict } from '../../grafana/pluginSettings';
import { ChangesTable } from './ChangesTable';

interface Props {
  conflict: SettingsConflict;
  mine: Settings;
  isSaving: boolean;
  loadTheirs: () => void;
  keepMine: () => Promise<void>;
}

/** Two people saved: both versions, and the choice. */
export function ConflictMessage({ conflict: { theirs }, mine, isSaving, loadTheirs, keepMine }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  // "Save" was pressed anywhere on a long page.
  useEffect(() => {
    // Newer browsers return a promise, which React would call as a clean-up.
    void ref.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={ref}>
      <Alert title="Somebody else saved these settings meanwhile" severity="warning" data-testid="conflict">
        <Stack direction="column" gap={2}>
          <Text>Nothing was saved and nothing is lost. This is where your version differs from theirs:</Text>
          <ChangesTable
            changes={settingsChanges(theirs, mine)}
            headers={{ before: 'Theirs (saved)', after: 'Yours' }}
            none="Both versions say the same."
          />
          <Stack gap={1} wrap="wrap">
            <Button variant="secondary" disabled={isSaving} onClick={loadTheirs}>
              Load theirs, drop my changes
            </Button>
            <Button variant="destructive" disabled={isSaving} onClick={() => void keepMine()}>
              Keep mine, save over theirs
            </Button>
          </Stack>
        </Stack>
      </Alert>
    </div>
  );
}
