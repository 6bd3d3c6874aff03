import { Button, ConfirmModal, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { settingsChanges } from '../../core/settings/changes';
import { withDefaultNumbers } from '../../core/settings/resetNumbers';
import { ChangesTable } from './ChangesTable';
import { type SettingsDraft } from './useSettingsEditor';

/** Takes the numbers of all signals back to their defaults, after a look at which. */
export function ResetNumbers({ draft: { settings, change } }: { draft: SettingsDraft }) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="secondary" icon="history" data-testid="reset-numbers" onClick={() => setAsks(true)}>
        Reset all numbers …
      </Button>
      {asks && (
        <ConfirmModal
          isOpen
          title="Reset all numbers to the defaults?"
          body={
            <Stack direction="column" gap={2}>
              <Text>
                Thresholds and “for” of every signal, also where a cluster has its own. What is switched off stays off,
                and alerting, data sources and node counts stay as they are. Nothing is saved yet: Discard takes it
                back.
              </Text>
              <ChangesTable
                changes={settingsChanges(settings, withDefaultNumbers(settings))}
                headers={{ before: 'Now', after: 'Default' }}
                none="All numbers are the defaults already."
              />
            </Stack>
          }
          confirmText="Reset"
          onConfirm={() => {
            change(withDefaultNumbers);
            setAsks(false);
          }}
          onDismiss={() => setAsks(false)}
        />
      )}
    </>
  );
}
