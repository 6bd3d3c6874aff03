import { Alert, Stack, Text } from '@grafana/ui';

import { isRecordingChange, type Plan } from '../../core/plan/change';
import { recordingTarget } from '../../core/recordings/recordedReading';
import { type Settings } from '../../core/settings/schema';
import { recordingSupportOf } from '../../grafana/recordingTargets';
import { ExportButton } from './export/ExportButton';

interface Props {
  settings: Settings;
  plan: Plan;
}

/** Whether the data sources take what the recording rules write; what only shows when it is tried is said before that. */
export function RecordingNote({ settings, plan }: Props) {
  if (!settings.recording.enabled) {
    return null;
  }
  const isNew = plan.changes.some(
    (change) => change.subject === 'rule' && change.kind === 'create' && isRecordingChange(change)
  );
  const targets = new Set(settings.sources.map((source) => recordingTarget(settings, source)));
  const notes = [...targets].map(recordingSupportOf).filter(({ can }) => can === 'no' || (can === 'unknown' && isNew));
  return notes.length === 0 ? null : (
    <Stack direction="column" gap={1} alignItems="stretch">
      {notes.map(({ can, reason }) => (
        <Alert
          key={reason}
          severity={can === 'no' ? 'warning' : 'info'}
          title={
            can === 'no' ? 'Nothing can be recorded there' : 'Recording rules need a data source that can be written to'
          }
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            <Text>{reason}</Text>
            {can === 'no' && <ExportButton settings={settings} size="sm" data-testid="export-recordings" />}
          </Stack>
        </Alert>
      ))}
    </Stack>
  );
}
