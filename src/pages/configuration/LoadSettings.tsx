import { Alert, Button, Drawer, Field, Stack, TextArea } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { settingsChanges } from '../../core/settings/changes';
import { ChangesTable } from './ChangesTable';
import { readPasted } from './readPasted';
import { type SettingsDraft } from './useSettingsEditor';

/** Takes over pasted settings after a look at what they change. Nothing is saved by it. */
export function LoadSettings({ draft: { settings, change }, close }: { draft: SettingsDraft; close: () => void }) {
  const [text, setText] = useState('');
  const pasted = useMemo(() => (text.trim() === '' ? undefined : readPasted(text)), [text]);
  const problem = pasted?.kind === 'refused' ? pasted.why : undefined;
  return (
    <Drawer title="Load settings" subtitle="Nothing is saved by this: look at it, then save" size="md" onClose={close}>
      <Stack direction="column" gap={2}>
        <Field label="Settings as JSON" invalid={problem !== undefined} error={problem} noMargin>
          <TextArea
            id="pasted-settings"
            rows={10}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </Field>
        {pasted?.kind === 'read' && (
          <>
            {pasted.errors.length > 0 && (
              <Alert title="Some values must be corrected before they can be saved" severity="warning">
                <ul>
                  {pasted.errors.map(({ path, message }) => (
                    <li key={path}>
                      {path}: {message}
                    </li>
                  ))}
                </ul>
              </Alert>
            )}
            <ChangesTable
              changes={settingsChanges(settings, pasted.settings)}
              headers={{ before: 'Now', after: 'Loaded' }}
              none="It says the same as what is here."
            />
            <div>
              <Button
                data-testid="take-over"
                onClick={() => {
                  // Whose save comes next is decided by what is stored, not by what was copied.
                  change((before) => ({ ...pasted.settings, revision: before.revision }));
                  close();
                }}
              >
                Take over
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Drawer>
  );
}
