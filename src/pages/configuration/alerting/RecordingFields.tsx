import { Combobox, Field, Icon, Stack, Switch, Text } from '@grafana/ui';

import { recordingSupport, type RecordingSupport } from '../../../core/recordings/recordingSupport';
import { withRecording } from '../../../core/settings/editAlerting';
import { type Settings } from '../../../core/settings/schema';
import { listPrometheusDataSources, type DataSource } from '../../../grafana/dataSources';
import { ExportButton } from '../../alerts/export/ExportButton';
import { type SettingsDraft } from '../useSettingsEditor';

const itself = '';

/** Whether dear expressions are computed once and recorded, and where: only where that can work. */
export function RecordingFields({ draft: { settings, ...draft } }: { draft: SettingsDraft }) {
  const { enabled, targetDatasourceUid: target = itself } = settings.recording;
  const change = (part: Parameters<typeof withRecording>[1]) => draft.change((before) => withRecording(before, part));
  const known = listPrometheusDataSources();
  const canAnywhere = known.some((dataSource) => recordingSupport(dataSource).can !== 'no');
  if (!enabled && !canAnywhere) {
    return <ExportInstead settings={settings} />;
  }
  return (
    <Stack direction="column" gap={1}>
      <Field
        label="Recording rules"
        description="Worth it from about 1,000 nodes. Grafana writes what it records by remote write, which the data source must accept."
        noMargin
      >
        <Switch
          id="recording"
          data-testid="recording"
          value={enabled}
          onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
        />
      </Field>
      {enabled && (
        <>
          <Field
            label="Record into"
            description="Alerts read what is recorded only where it goes into their own data source."
            noMargin
          >
            <Combobox
              id="recording-target"
              options={optionsOf(target, known, settings)}
              value={target}
              onChange={({ value, infoOption }) => {
                // By keyboard Grafana's Combobox hands over what cannot be chosen as well.
                if (infoOption !== true) {
                  change({ targetDatasourceUid: value === itself ? undefined : value });
                }
              }}
            />
          </Field>
          {supportsOf(target, known, settings).map((support) => (
            <SupportNote key={support.reason} support={support} />
          ))}
        </>
      )}
    </Stack>
  );
}

function SupportNote({ support: { can, reason } }: { support: RecordingSupport }) {
  return (
    <Text color={can === 'no' ? 'warning' : 'secondary'} variant="bodySmall">
      <Icon name={can === 'no' ? 'exclamation-triangle' : can === 'yes' ? 'check-circle' : 'info-circle'} size="sm" />{' '}
      {reason}
    </Text>
  );
}

function ExportInstead({ settings }: { settings: Settings }) {
  return (
    <Stack gap={1} alignItems="center" wrap="wrap" data-testid="recording-export">
      <Text color="secondary">
        Recording rules: none of your data sources takes what Grafana records. Export them for the Prometheus or Mimir
        behind it.
      </Text>
      <ExportButton settings={withRecording(settings, { enabled: true })} isDraft />
    </Stack>
  );
}

/** Of the data sources that would be written to; one that is gone cannot. */
function supportsOf(target: string, known: readonly DataSource[], { sources }: Settings): RecordingSupport[] {
  const uids = target === itself ? [...new Set(sources.map(({ datasourceUid }) => datasourceUid))] : [target];
  return uids.map((uid) => {
    const dataSource = known.find((one) => one.uid === uid);
    return dataSource === undefined
      ? { can: 'no', reason: `“${uid}” is not there, or you may not use it. Choose another data source.` }
      : recordingSupport(dataSource);
  });
}

function optionsOf(target: string, known: readonly DataSource[], settings: Settings) {
  const option = (value: string, label: string, fitting: string) => {
    const refusing = supportsOf(value, known, settings).filter(({ can }) => can === 'no');
    const [first] = refusing;
    return {
      value,
      label,
      description: first === undefined ? fitting : first.reason,
      // What is chosen stays a choice, however useless.
      infoOption: first !== undefined && value !== target,
    };
  };
  const isGone = target !== itself && !known.some(({ uid }) => uid === target);
  return [
    option(itself, 'The data source that is read', 'each source into its own'),
    ...known.map(({ uid, name, type }) => option(uid, name, type)),
    ...(isGone ? [option(target, target, '')] : []),
  ];
}
