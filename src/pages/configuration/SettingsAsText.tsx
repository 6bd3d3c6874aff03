import { Alert, Button, ClipboardButton, Drawer, Field, Stack, Text, TextArea } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { settingsChanges } from '../../core/settings/changes';
import { defaultSettings } from '../../core/settings/parse';
import { ChangesTable } from './ChangesTable';
import { readPasted } from './readPasted';
import { type SettingsDraft } from './useSettingsEditor';

/** All settings as JSON: to keep, to carry elsewhere, to load back after a look at what it changes. */
export function SettingsAsText({ draft }: { draft: SettingsDraft }) {
  const [isLoading, setIsLoading] = useState(false);
  const { settings, change } = draft;
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h3">
        Settings as JSON
      </Text>
      <Text color="secondary">
        What is copied is what you see here, saved or not. As jsonData it is also what a provisioning file of the plugin
        takes.
      </Text>
      <Stack gap={1} wrap="wrap">
        <ClipboardButton
          variant="secondary"
          icon="copy"
          data-testid="copy-settings"
          getText={() => JSON.stringify(settings, null, 2)}
        >
          Copy settings
        </ClipboardButton>
        <Button variant="secondary" icon="upload" data-testid="load-settings" onClick={() => setIsLoading(true)}>
          Load settings …
        </Button>
        <Button
          variant="secondary"
          icon="history"
          onClick={() =>
            change((before) => ({ ...defaultSettings(), sources: before.sources, revision: before.revision }))
          }
        >
          Reset all numbers to the defaults
        </Button>
      </Stack>
      {isLoading && <LoadDrawer draft={draft} close={() => setIsLoading(false)} />}
    </Stack>
  );
}

function LoadDrawer({ draft: { settings, change }, close }: { draft: SettingsDraft; close: () => void }) {
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
