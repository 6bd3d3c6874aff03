import { Button, Stack } from '@grafana/ui';
import { useState } from 'react';

import { type Change } from '../../core/plan/change';
import { type SourceWords } from './bySource';
import { ChangeRow } from './ChangeRow';
import { type Choice } from './useChosenChanges';

interface Props {
  changes: readonly Change[];
  /** Of the list, for screen readers. */
  label: string;
  /** Whether those that stay as they are are shown from the beginning. */
  startsWithUnchanged?: boolean;
  choice: Choice;
  isDisabled: boolean;
  /** Of the plugin. */
  version: string | undefined;
  ofSource: SourceWords;
}

/** Changes one below the other; what stays as it is opens on demand. */
export function ChangeRows({ changes, label, startsWithUnchanged = false, ...shared }: Props) {
  const { choice, isDisabled, version, ofSource } = shared;
  const [showsUnchanged, setShowsUnchanged] = useState(startsWithUnchanged);
  const unchanged = changes.filter(({ kind }) => kind === 'unchanged');
  const shown = showsUnchanged ? changes : changes.filter(({ kind }) => kind !== 'unchanged');
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      {shown.length > 0 && (
        <ul aria-label={label}>
          {shown.map((change) => (
            <ChangeRow
              key={change.id}
              isChosen={choice.chosen.has(change.id)}
              choose={choice.choose}
              of={ofSource(change.id)}
              {...{ change, isDisabled, version }}
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
