import { Icon, InteractiveTable, Stack, Text, type CellProps, type Column } from '@grafana/ui';
import { useMemo } from 'react';

import { type Found } from '../../../core/found/found';
import { pathText } from '../../../core/settings/findingPath';
import { type Source } from '../../../core/settings/schema';
import { withUnit } from '../../../core/units';
import { problemMark } from '../focusFirstProblem';
import { type SettingsDraft } from '../useSettingsEditor';
import { ClusterFields } from './ClusterFields';
import { clustersInWords } from './clustersInWords';
import { clusterRows, type ClusterRow } from './clusterRows';

interface Props {
  source: Source;
  path: string;
  found: Found;
  draft: SettingsDraft;
}

const pageSize = 10;

const columns: Array<Column<ClusterRow>> = [
  {
    id: 'cluster',
    header: 'Cluster',
    cell: ({ row: { original } }: CellProps<ClusterRow>) => <Name row={original} />,
    sortType: 'alphanumeric',
  },
  {
    id: 'nodes',
    header: 'kube-proxies that run',
    cell: ({ row: { original } }: CellProps<ClusterRow>) => <Nodes row={original} />,
  },
  {
    id: 'missing',
    header: 'Missing',
    cell: ({ row: { original } }: CellProps<ClusterRow>) => <Missing row={original} />,
  },
  {
    id: 'version',
    header: 'Version and mode',
    cell: ({ row: { original } }: CellProps<ClusterRow>) => <Version row={original} />,
  },
];

/** Every cluster of a source with its node count. A row opens to be set apart from the others. */
export function ClusterTable({ source, path, found, draft }: Props) {
  const rows = useMemo(() => clusterRows(source, found), [source, found]);
  const wrong = rows.filter(({ cluster }) =>
    draft.hasProblemBelow(`${path}.${pathText(['clusters', cluster])}.expectedNodes`)
  );
  return rows.length === 0 ? null : (
    <div data-testid="clusters">
      {wrong.length > 0 && (
        <div {...problemMark}>
          <Text color="error">
            <Icon name="exclamation-circle" /> Open to correct the node count:{' '}
            {clustersInWords(wrong.map(({ cluster }) => cluster))}
          </Text>
        </div>
      )}
      <InteractiveTable
        columns={columns}
        data={rows}
        pageSize={rows.length > pageSize ? pageSize : 0}
        // The cluster without a name needs an id as well.
        getRowId={({ cluster }) => `cluster ${cluster}`}
        renderExpandedRow={(row) => <ClusterFields row={row} source={source} path={path} draft={draft} />}
      />
    </div>
  );
}

function Name({ row: { cluster, stance, hasOwnNodeCount, ownSignals } }: { row: ClusterRow }) {
  const notes = [
    ...(stance === 'expected' ? ['expected by name'] : []),
    ...(stance === 'no kube-proxy' ? ['no kube-proxy here'] : []),
    ...(hasOwnNodeCount ? ['own node count'] : []),
    ...(ownSignals > 0 ? ['own thresholds'] : []),
  ];
  return (
    <Stack direction="column" gap={0}>
      <Text>{cluster === '' ? 'without a cluster label' : cluster}</Text>
      {notes.length > 0 && (
        <Text color="secondary" variant="bodySmall">
          {notes.join(', ')}
        </Text>
      )}
    </Stack>
  );
}

function Nodes({ row: { stance, found, running, expected, from } }: { row: ClusterRow }) {
  if (stance === 'no kube-proxy') {
    return <Text color="secondary">–</Text>;
  }
  if (found === undefined) {
    return <Text color="warning">not found now</Text>;
  }
  return (
    <Text>
      {running ?? 'An unknown number'} of {expected ?? 'an unknown number'}{' '}
      <Text color="secondary" variant="bodySmall">
        ({from})
      </Text>
    </Text>
  );
}

function Missing({ row: { stance, difference, isTooFew, missing } }: { row: ClusterRow }) {
  if (difference === undefined && missing.length === 0) {
    return <Text color="secondary">not known</Text>;
  }
  if (stance === 'no kube-proxy' || (difference === 0 && missing.length === 0)) {
    return <Text color="secondary">none</Text>;
  }
  const lacking = difference ?? missing.length;
  const more = lacking > missing.length && missing.length > 0 ? ', …' : '';
  const count = lacking > 0 ? withUnit(lacking, 'nodes') : lacking < 0 ? `${-lacking} more than expected` : 'none';
  return (
    <Text color={isTooFew ? 'warning' : 'secondary'}>
      {isTooFew && <Icon name="exclamation-triangle" />} {difference === undefined ? 'how many is not known' : count}
      {lacking > 0 && !isTooFew && difference !== undefined ? ' (tolerated)' : ''}
      {missing.length > 0 ? `: ${missing.join(', ')}${more}` : ''}
    </Text>
  );
}

function Version({ row: { versions, modes } }: { row: ClusterRow }) {
  const known = [versions.join(', '), modes.join(', ')].filter((text) => text !== '');
  return <Text color="secondary">{known.length === 0 ? 'not known' : known.join('; ')}</Text>;
}
