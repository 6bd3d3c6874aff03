import { css } from '@emotion/css';
import { type Column, InteractiveTable } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';

import { firingAlerts, hasRules } from '../../core/overview/alerts';
import { type ClusterRow } from '../../core/overview/clusterRows';
import { type RuleState } from '../../grafana/alertStates';
import {
  AlertsCell,
  ApiErrorsCell,
  NameCell,
  NodesCell,
  SlowestSyncCell,
  UpToDateCell,
  VersionCell,
} from './clusterCells';

interface Props {
  rows: ClusterRow[];
  /** Undefined: not known. */
  alerts: RuleState[] | undefined;
}

// A narrow screen scrolls the table: numbers broken over lines cannot be compared.
const scrolling = css({ overflowX: 'auto', 'td, th': { whiteSpace: 'nowrap' } });

/** One row per cluster: the numbers behind the verdict. */
export function ClusterTable({ rows, alerts }: Props) {
  const columns = useMemo(() => columnsWith(alerts), [alerts]);
  return (
    <div className={scrolling} data-testid="clusters">
      <InteractiveTable
        columns={columns}
        data={rows}
        getRowId={({ source, cluster }) => `${source.id} ${cluster}`}
        pageSize={50}
      />
    </div>
  );
}

function columnsWith(alerts: RuleState[] | undefined): Array<Column<ClusterRow>> {
  const column = (id: string, header: string, cell: (row: ClusterRow) => ReactNode): Column<ClusterRow> => ({
    id,
    header,
    cell: ({ row }) => cell(row.original),
  });
  return [
    column('name', 'Cluster', (row) => <NameCell row={row} />),
    column('nodes', 'Nodes', (row) => <NodesCell row={row} />),
    column('upToDate', 'Up to date', (row) => <UpToDateCell row={row} />),
    column('slowestSync', 'Slowest sync', (row) => <SlowestSyncCell row={row} />),
    column('apiErrors', 'API errors', (row) => <ApiErrorsCell row={row} />),
    column('version', 'Version', (row) => <VersionCell row={row} />),
    column('alerts', 'Firing alerts', (row) => (
      <AlertsCell
        firing={alerts === undefined ? undefined : firingAlerts(row, alerts)}
        hasRules={alerts !== undefined && hasRules(row.source, alerts)}
      />
    )),
  ];
}
