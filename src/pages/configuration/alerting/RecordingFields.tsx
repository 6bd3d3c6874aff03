import { Combobox, Field, InlineSwitch, Stack, Text } from '@grafana/ui';

import { withRecording } from '../../../core/settings/editAlerting';
import { listPrometheusDataSources } from '../../../grafana/dataSources';
import { type SettingsDraft } from '../useSettingsEditor';

/** Whether dear expressions are computed once and recorded, and where. */
export function RecordingFields({ draft }: { draft: SettingsDraft }) {
  const { enabled, targetDatasourceUid: target = '' } = draft.settings.recording;
  const change = (part: Parameters<typeof withRecording>[1]) => draft.change((before) => withRecording(before, part));
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} alignItems="center" wrap="wrap">
        <InlineSwitch
          id="recording"
          data-testid="recording"
          label="Recording rules"
          showLabel
          value={enabled}
          onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
        />
        <Text color="secondary" variant="bodySmall">
          Worth it from about 1,000 nodes. Grafana writes what it records by remote write, which the data source must
          accept.
        </Text>
      </Stack>
      {enabled && (
        <Field
          label="Record into"
          description="Alerts read what is recorded only where it goes into their own data source."
          noMargin
        >
          <Combobox
            id="recording-target"
            options={optionsOf(target)}
            value={target}
            onChange={({ value }) => change({ targetDatasourceUid: value === '' ? undefined : value })}
          />
        </Field>
      )}
    </Stack>
  );
}

/** A data source that is gone stays visible by its uid. */
function optionsOf(target: string) {
  const known = listPrometheusDataSources().map(({ uid, name, type }) => ({
    value: uid,
    label: name,
    description: type,
  }));
  const isKnown = target === '' || known.some(({ value }) => value === target);
  return [
    { value: '', label: 'The data source that is read', description: 'each source into its own' },
    ...known,
    ...(isKnown ? [] : [{ value: target, label: target, description: 'not there' }]),
  ];
}
