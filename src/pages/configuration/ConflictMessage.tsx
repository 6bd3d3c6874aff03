import { Alert, Button, Icon, Stack, Text, type CellProps, type Column } from '@grafana/ui';
import { useEffect, useMemo, useRef } from 'react';

import { threeWayChanges, type ThreeWayChange } from '../../core/settings/merge';
import { type Settings } from '../../core/settings/schema';
import { PagedChanges } from './PagedChanges';

interface Props {
  /** What both versions began from. */
  base: Settings;
  theirs: Settings;
  mine: Settings;
  isSaving: boolean;
  loadTheirs: () => void;
  keepMine: () => Promise<void>;
  /** Undefined while the own version cannot be stored. */
  merge: (() => Promise<void>) | undefined;
}

/** Two people saved: what each changed, and the choice. */
export function ConflictMessage({ base, theirs, mine, isSaving, loadTheirs, keepMine, merge }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  // "Save" was pressed anywhere on a long page.
  useEffect(() => {
    // Newer browsers return a promise, which React would call as a clean-up.
    void ref.current?.scrollIntoView({ block: 'center' });
  }, []);
  const changes = useMemo(() => threeWayChanges(base, theirs, mine), [base, theirs, mine]);
  const clashes = changes.filter(({ isClash }) => isClash).length;
  return (
    <div ref={ref}>
      <Alert title="Somebody else saved these settings meanwhile" severity="warning" data-testid="conflict">
        <Stack direction="column" gap={2}>
          <Text>
            Nothing was saved and nothing is lost. This is what each of you changed
            {clashes === 0 ? '; nothing was changed by both.' : ':'}
          </Text>
          {clashes > 0 && (
            <Text>
              {clashes === 1 ? 'One value was' : `${clashes} values were`} changed by both: merging keeps yours of{' '}
              {clashes === 1 ? 'it' : 'them'}.
            </Text>
          )}
          <PagedChanges columns={columns} changes={changes} />
          <Stack gap={1} wrap="wrap">
            <Button disabled={isSaving || merge === undefined} onClick={() => void merge?.()}>
              Merge: my changes on top of theirs
            </Button>
            <Button variant="secondary" disabled={isSaving} onClick={loadTheirs}>
              Load theirs, drop my changes
            </Button>
            <Button variant="destructive" disabled={isSaving} onClick={() => void keepMine()}>
              Keep mine, undo theirs
            </Button>
          </Stack>
        </Stack>
      </Alert>
    </div>
  );
}

const columns: Array<Column<ThreeWayChange>> = [
  { id: 'what', header: 'Setting' },
  { id: 'base', header: 'Before' },
  { id: 'theirs', header: 'Theirs (saved)' },
  {
    id: 'mine',
    header: 'Yours',
    cell: ({ row: { original } }: CellProps<ThreeWayChange>) => (
      <Text color={original.isClash ? 'warning' : undefined}>
        {original.isClash && <Icon name="exclamation-triangle" title="changed by both" />}
        {original.mine}
      </Text>
    ),
  },
];
