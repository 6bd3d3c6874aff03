import { Drawer, Field, RadioButtonList, Stack, Text } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { exportedFiles, exportFormats, isFolder, type ExportFormat } from '../../../core/compile/exportFormats';
import { type Settings } from '../../../core/settings/schema';
import { ExportedFile } from './ExportedFile';

interface Props {
  settings: Settings;
  close: () => void;
}

const everySource = '';

/** Chooses a format, shows what it compiles to, and gives it to be copied or kept as a file. */
export default function ExportDrawer({ settings, close }: Props) {
  const [format, setFormat] = useState<ExportFormat | undefined>(exportFormats[0]);
  const [sourceId, setSourceId] = useState(everySource);
  const { sources } = settings;
  const files = useMemo(() => {
    const chosen = sources.filter(({ id }) => sourceId === everySource || id === sourceId);
    return format === undefined ? [] : [...exportedFiles(format, { ...settings, sources: chosen })];
  }, [format, settings, sources, sourceId]);
  return (
    <Drawer title="Export" subtitle="What the saved settings compile to" size="md" onClose={close}>
      <Stack direction="column" gap={3} data-testid="export-drawer">
        <Field label="Format" noMargin>
          <RadioButtonList
            name="export-format"
            options={exportFormats.map(({ name, title, summary }) => ({
              label: title,
              value: name,
              description: summary,
            }))}
            value={format?.name}
            onChange={(name) => setFormat(exportFormats.find((known) => known.name === name))}
          />
        </Field>
        {sources.length > 1 && (
          <Field
            label="Data source"
            description="Where each has a Prometheus of its own, take one after the other: rules of another one are in vain there."
            noMargin
          >
            <RadioButtonList
              name="export-source"
              options={[
                { label: 'All', value: everySource },
                ...sources.map(({ id, name }) => ({ label: name, value: id })),
              ]}
              value={sourceId}
              onChange={setSourceId}
            />
          </Field>
        )}
        {settings.recording.enabled && (
          <Text color="secondary">Recording rules are part of the rules, in a group before the alerts.</Text>
        )}
        {files.map(([name, text]) => (
          <ExportedFile key={name} name={name} text={text} isShown={format !== undefined && !isFolder(format)} />
        ))}
      </Stack>
    </Drawer>
  );
}
