import { Button, ClipboardButton, Drawer, Stack, Text } from '@grafana/ui';
import { lazy, Suspense, useState } from 'react';

import { Skeleton } from '../../components/Skeleton';
import { LoadSettings } from './LoadSettings';
import { ResetNumbers } from './ResetNumbers';
import { type SettingsDraft } from './useSettingsEditor';

/** YAML is written by a library that the page does without. */
const ProvisioningFile = lazy(() => import(/* webpackChunkName: "provisioning-file" */ './ProvisioningFile'));

/** All settings as a text: to keep, to carry elsewhere, to load back after a look at what it changes. */
export function SettingsAsText({ draft }: { draft: SettingsDraft }) {
  const [isLoading, setIsLoading] = useState(false);
  const [showsFile, setShowsFile] = useState(false);
  const { settings } = draft;
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h3">
        Settings as text
      </Text>
      <Text color="secondary">What is copied is what you see here, saved or not.</Text>
      <Stack gap={1} wrap="wrap">
        <ClipboardButton
          variant="secondary"
          icon="copy"
          data-testid="copy-settings"
          getText={() => JSON.stringify(settings, null, 2)}
        >
          Copy settings (JSON)
        </ClipboardButton>
        <Button variant="secondary" icon="upload" data-testid="load-settings" onClick={() => setIsLoading(true)}>
          Load settings …
        </Button>
        <Button variant="secondary" icon="file-alt" data-testid="provisioning-file" onClick={() => setShowsFile(true)}>
          Provisioning file (YAML) …
        </Button>
        <ResetNumbers draft={draft} />
      </Stack>
      {isLoading && <LoadSettings draft={draft} close={() => setIsLoading(false)} />}
      {showsFile && (
        <Drawer
          title="Provisioning file"
          subtitle="The settings under version control"
          size="md"
          onClose={() => setShowsFile(false)}
        >
          <Suspense fallback={<Skeleton label="Writing the file" lines={12} />}>
            <ProvisioningFile settings={settings} />
          </Suspense>
        </Drawer>
      )}
    </Stack>
  );
}
