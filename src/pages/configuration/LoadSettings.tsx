import { Alert, Button, Drawer, Field, FileDropzone, FileDropzoneDefaultChildren, Stack, TextArea } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import { FindingList } from '../../components/FindingList';
import { useLoaded } from '../../components/useLoaded';
import { settingsChanges } from '../../core/settings/changes';
import { type Settings } from '../../core/settings/schema';
import { ChangesTable } from './ChangesTable';
import { readPasted, type Pasted } from './readPasted';
import { type SettingsDraft } from './useSettingsEditor';

const fileTypes = { 'application/json': ['.json'], 'application/yaml': ['.yaml', '.yml'] };

/** Takes over settings from a text or a file after a look at what they change. Nothing is saved by it. */
export function LoadSettings({ draft: { settings, change }, close }: { draft: SettingsDraft; close: () => void }) {
  const [text, setText] = useState('');
  const { result: pasted, refused } = useLoaded(
    useCallback(async () => (text.trim() === '' ? undefined : await readPasted(text)), [text])
  );
  const problem = refused?.message ?? (pasted?.kind === 'refused' ? pasted.why : undefined);
  return (
    <Drawer title="Load settings" subtitle="Nothing is saved by this: look at it, then save" size="md" onClose={close}>
      <Stack direction="column" gap={2}>
        <Field label="A file" noMargin>
          <FileDropzone
            id="settings-file"
            readAs="readAsText"
            options={{ accept: fileTypes, multiple: false }}
            onLoad={(read) => setText(typeof read === 'string' ? read : '')}
            onFileRemove={() => setText('')}
          >
            <FileDropzoneDefaultChildren
              primaryText="Drop a file here, or click"
              secondaryText="Copied settings (.json) or a provisioning file (.yaml)"
            />
          </FileDropzone>
        </Field>
        <Field
          label="Or its text"
          description="What “Copy settings” gives, Grafana’s answer with jsonData, or apps.yaml."
          invalid={problem !== undefined}
          error={problem}
          noMargin
        >
          <TextArea
            id="pasted-settings"
            rows={10}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </Field>
        {pasted?.kind === 'read' && (
          <Loaded
            pasted={pasted}
            now={settings}
            takeOver={() => {
              // Whose save comes next is decided by what is stored, not by what was copied.
              change((before) => ({ ...pasted.settings, revision: before.revision }));
              close();
            }}
          />
        )}
      </Stack>
    </Drawer>
  );
}

interface LoadedProps {
  pasted: Extract<Pasted, { kind: 'read' }>;
  now: Settings;
  takeOver: () => void;
}

function Loaded({ pasted: { settings, errors, notices }, now, takeOver }: LoadedProps) {
  const changes = useMemo(() => settingsChanges(now, settings), [now, settings]);
  return (
    <>
      {errors.length > 0 && (
        <Alert title="Some values must be corrected before they can be saved" severity="warning">
          <FindingList findings={errors} />
        </Alert>
      )}
      {notices.length > 0 && (
        <Alert title="Some keys have no effect" severity="info">
          <FindingList findings={notices} />
        </Alert>
      )}
      <ChangesTable
        changes={changes}
        headers={{ before: 'Now', after: 'Loaded' }}
        none="It says the same as what is here."
      />
      <div>
        <Button data-testid="take-over" onClick={takeOver}>
          Take over
        </Button>
      </div>
    </>
  );
}
