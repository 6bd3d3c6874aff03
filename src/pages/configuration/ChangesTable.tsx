import { Text, type Column } from '@grafana/ui';
import { useMemo } from 'react';

import { type SettingsChange } from '../../core/settings/settingsChange';
import { PagedChanges } from './PagedChanges';

interface Props {
  changes: SettingsChange[];
  headers: { before: string; after: string };
  /** What stands there when nothing differs. */
  none: string;
}

/** Differences between two versions of the settings, in words. */
export function ChangesTable({ changes, headers: { before, after }, none }: Props) {
  const columns = useMemo<Array<Column<SettingsChange>>>(
    () => [
      { id: 'what', header: 'Setting' },
      { id: 'before', header: before },
      { id: 'after', header: after },
    ],
    [before, after]
  );
  return changes.length === 0 ? <Text>{none}</Text> : <PagedChanges columns={columns} changes={changes} />;
}
