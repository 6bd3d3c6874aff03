import { Button, ConfirmModal, Stack } from '@grafana/ui';
import { useState } from 'react';

import { type Settings } from '../../core/settings/schema';
import { removedChanges, type RemovalResult } from '../../grafana/removal';
import { type PlannedState } from './loadAlerts';
import { RemovalPreview } from './RemovalPreview';
import { RemovalReport } from './RemovalReport';
import { type Run } from './useRun';
import { busyWriting, useWriting } from './writing';

interface Props {
  nothing: PlannedState;
  removing: Run<PlannedState, RemovalResult>;
  settings: Settings;
}

/** Takes back what was applied, after saying what goes and what stays. */
export function RemoveEverything({ nothing, removing, settings: { sources } }: Props) {
  const { plan } = nothing;
  const { isWriting } = useWriting();
  const [asks, setAsks] = useState(false);
  const start = () => void removing.start(nothing);
  const blocked = plan.changes.find(({ kind, blocked: why }) => why !== undefined && kind !== 'create')?.blocked;
  const obstacle = isWriting
    ? busyWriting
    : removedChanges(plan).length > 0
      ? ''
      : (blocked?.reason ?? 'There is nothing to remove.');
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Button
        variant="destructive"
        fill="outline"
        disabled={obstacle !== ''}
        tooltip={obstacle === '' ? undefined : obstacle}
        onClick={() => setAsks(true)}
        data-testid="remove-everything"
      >
        Remove everything …
      </Button>
      <RemovalReport run={removing} sources={sources} restart={start} />
      {asks && (
        <ConfirmModal
          isOpen
          title="Remove everything"
          body={<RemovalPreview plan={plan} sources={sources} />}
          confirmText="Remove"
          onConfirm={() => {
            setAsks(false);
            start();
          }}
          onDismiss={() => setAsks(false)}
        />
      )}
    </Stack>
  );
}
