import { Combobox, Field, Stack } from '@grafana/ui';
import { useCallback } from 'react';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { useLoaded } from '../../../components/useLoaded';
import { Folders, type Folder } from '../../../grafana/folders';
import { mayReadFolders } from '../../../grafana/permissions';

interface Props {
  /** Undefined: the dashboards stay where they are. */
  uid: string | undefined;
  onChange: (uid: string | undefined) => void;
}

const unmoved = { value: '', label: 'Where they are', description: 'a dashboard that you moved stays there' };

/** The folder into which the dashboards are moved. */
export function DashboardFolderField({ uid = '', onChange }: Props) {
  const { allowed } = mayReadFolders();
  const { result, refused, reload } = useLoaded(
    useCallback(async () => (allowed ? await new Folders().list() : []), [allowed])
  );
  return (
    <Stack direction="column" gap={1}>
      <Field
        label="Folder of the dashboards"
        description="One of the topmost folders, or the uid of any other one."
        noMargin
      >
        <Combobox
          id="dashboard-folder"
          createCustomValue
          customValueDescription="Use this uid"
          options={optionsOf(result ?? [], uid)}
          value={uid}
          onChange={({ value }) => onChange(value === '' ? undefined : value)}
        />
      </Field>
      {refused !== undefined && <RefusedMessage refused={refused} retry={reload} severity="warning" />}
    </Stack>
  );
}

function optionsOf(found: readonly Folder[], chosen: string) {
  const known = found.map(({ uid, title }) => ({ value: uid, label: title, description: uid }));
  const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
  return [unmoved, ...known, ...(isKnown ? [] : [{ value: chosen, label: chosen }])];
}
