import { InteractiveTable, type Column } from '@grafana/ui';

/** Fifty clusters may differ in many numbers. */
const mostAtOnce = 20;

interface Props<Change extends object> {
  columns: Array<Column<Change>>;
  changes: Change[];
}

/** Many changes of settings, some at a time. */
export function PagedChanges<Change extends object>({ columns, changes }: Props<Change>) {
  return (
    <InteractiveTable
      columns={columns}
      data={changes}
      // Two sources may have the same name.
      getRowId={(_change, index) => `change ${index}`}
      pageSize={changes.length > mostAtOnce ? mostAtOnce : 0}
    />
  );
}
