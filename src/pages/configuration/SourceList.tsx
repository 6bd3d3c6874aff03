import { Stack, Text } from '@grafana/ui';

import { sourceIdFrom, withNewSource } from '../../core/settings/edit';
import { type Settings } from '../../core/settings/schema';
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
          onChange={({ name, uid }) => draft.change((before) => withFirstSource(before, name, uid))}
        />
      ) : (
        sources.map((source, index) => (
          <SourceFields key={source.id} source={source} index={index} available={available} draft={draft} />
        ))
      )}
    </Stack>
  );
}

/** A choice may be reported twice before the field is gone; a source is added once. */
function withFirstSource(before: Settings, name: string, uid: string): Settings {
  return before.sources.length > 0 ? before : withNewSource(before, freshSourceId(), name, uid);
}

/** Random, because rule uids hang on it and two people may each add a source. */
function freshSourceId(): string {
  return sourceIdFrom(crypto.getRandomValues(new Uint8Array(6)));
}
