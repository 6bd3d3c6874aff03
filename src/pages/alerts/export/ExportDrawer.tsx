import { Alert, Drawer, Field, RadioButtonList, Stack, Text } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { FindingList } from '../../../components/FindingList';
import { exportedFiles, exportFormats, isFolder, type ExportFormat } from '../../../core/compile/exportFormats';
import { exportNotices } from '../../../core/settings/advice';
import { type Settings } from '../../../core/settings/schema';
import { ExportedFile } from './ExportedFile';

interface Props {
  settings: Settings;
  /** They are being edited and not saved. */
  isDraft?: boolean;
  close: () => void;
}

const everySource = '';

/** Chooses a format, shows what it compiles to, and gives it to be copied or kept as a file. */
export default function ExportDrawer({ settings, isDraft = false, close }: Props) {
  const [format, setFormat] = useState<ExportFormat | undefined>(exportFormats[0]);
  const [sourceId, setSourceId] = useState(everySource);
  const { sources } = settings;
  const exported = useMemo(
    () => ({ ...settings, sources: sources.filter(({ id }) => sourceId === everySource || id === sourceId) }),
    [settings, sources, sourceId]
  );
  const files = useMemo(() => (format === undefined ? [] : [...exportedFiles(format, exported)]), [format, exported]);
  const notices = useMemo(() => exportNotices(exported), [exported]);
  return (
    <Drawer
      title="Export"
      subtitle={
        isDraft ? 'What the settings on this page compile to, saved or not' : 'What the saved settings compile to'
      }
      size="md"
      onClose={close}
    >
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
        {notices.length > 0 && (
          <Alert severity="warning" title="Worth knowing before these files are used" data-testid="export-notices">
            <FindingList findings={notices} />
          </Alert>
        )}
        {files.map(([name, text]) => (
          <ExportedFile key={name} name={name} text={text} isShown={format !== undefined && !isFolder(format)} />
        ))}
      </Stack>
    </Drawer>
  );
}
