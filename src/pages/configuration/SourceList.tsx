import { Stack, Text } from '@grafana/ui';

import { sourceIdFrom, withNewSource } from '../../core/settings/edit';
import { listPrometheusDataSources } from '../../grafana/dataSources';
import { DataSourceField } from './DataSourceField';
import { SourceFields } from './SourceFields';
import { type SettingsDraft } from './useSettingsEditor';

/** Where kube-proxy's metrics are: one data source or several. */
export function SourceList({ draft }: { draft: SettingsDraft }) {
  const available = listPrometheusDataSources();
  const { sources } = draft.settings;
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h3">
        Data source
      </Text>
      {sources.length === 0 ? (
        <DataSourceField
          id="new-source"
          uid={undefined}
          available={available}
          onChange={({ name, uid }) => draft.change((before) => withNewSource(before, freshSourceId(), name, uid))}
        />
      ) : (
        sources.map((source, index) => (
          <SourceFields key={source.id} source={source} index={index} available={available} draft={draft} />
        ))
      )}
    </Stack>
  );
}

/** Random, because rule uids hang on it and two people may each add a source. */
function freshSourceId(): string {
  return sourceIdFrom(crypto.getRandomValues(new Uint8Array(6)));
}
