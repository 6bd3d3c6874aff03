import { Button, Stack } from '@grafana/ui';
import { useState } from 'react';

import { type Change } from '../../core/plan/change';
import { ChangeRow } from './ChangeRow';
import { type Choice } from './useChosenChanges';

interface Props {
  changes: readonly Change[];
  choice: Choice;
  isDisabled: boolean;
  /** Of the plugin. */
  version: string | undefined;
}

/** What will change; what stays as it is opens on demand. */
export function ChangeList({ changes, choice, isDisabled, version }: Props) {
  const [showsUnchanged, setShowsUnchanged] = useState(false);
  const unchanged = changes.filter(({ kind }) => kind === 'unchanged');
  const shown = showsUnchanged ? changes : changes.filter(({ kind }) => kind !== 'unchanged');
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      {shown.length > 0 && (
        <ul aria-label="Changes" data-testid="plan-changes">
          {shown.map((change) => (
            <ChangeRow
              key={change.id}
              change={change}
              isChosen={choice.chosen.has(change.id)}
              isDisabled={isDisabled}
              version={version}
              choose={(isChosen) => choice.choose(change.id, isChosen)}
            />
          ))}
        </ul>
      )}
      {unchanged.length > 0 && (
        <div>
          <Button
            variant="secondary"
            fill="text"
            size="sm"
            icon={showsUnchanged ? 'angle-down' : 'angle-right'}
            aria-expanded={showsUnchanged}
            onClick={() => setShowsUnchanged(!showsUnchanged)}
          >
            {showsUnchanged ? 'Hide' : 'Show'} {unchanged.length} unchanged
          </Button>
        </div>
      )}
    </Stack>
  );
}
