import { Alert, Button, ConfirmModal, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { Details } from '../../components/Details';
import { type Finding } from '../../core/settings/validation';
import { maySaveSettings } from '../../grafana/permissions';

interface Props {
  errors: readonly Finding[];
  stored: unknown;
  startAnew: () => void;
}

/** Stored data that is not settings: shown, and replaced only when the user says so. */
export function UnreadableSettings({ errors, stored, startAnew }: Props) {
  const [asks, setAsks] = useState(false);
  const { allowed, why } = maySaveSettings();
  return (
    <Alert title="The stored settings cannot be read" severity="error" data-testid="settings-unreadable">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>
          Nothing was overwritten. Correct them where they come from (a provisioning file, or the API), or start anew
          from the defaults.
        </Text>
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path}>
              <Text variant="code">{path}</Text> {message}
            </li>
          ))}
        </ul>
        <Details title="What is stored">{JSON.stringify(stored, null, 2) ?? 'nothing'}</Details>
        <Button variant="secondary" disabled={!allowed} tooltip={why} onClick={() => setAsks(true)}>
          Start anew from the defaults …
        </Button>
      </Stack>
      <ConfirmModal
        isOpen={asks}
        title="Start anew from the defaults"
        body="The page opens with the defaults. Saving them replaces what is stored now; copy it first if you need it."
        confirmText="Start anew"
        onConfirm={() => {
          setAsks(false);
          startAnew();
        }}
        onDismiss={() => setAsks(false)}
      />
    </Alert>
  );
}
