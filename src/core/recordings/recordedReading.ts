import { type Settings, type Source } from '../settings/schema';
import { type RecordedReading } from './readRecorded';

/**
 * Where the alerts of a source read recorded series; undefined where they read raw ones. A rule asks the data source of
 * its source only, so what is recorded into another one is out of its sight.
 */
export function recordedReading(settings: Settings, source: Source): RecordedReading | undefined {
  return recordsIntoItself(settings, source) ? { sources: [source.id], isDrawn: false } : undefined;
}

/** The same for dashboards, which show all sources of a data source at once; raw unless every source can be read recorded. */
export function recordedDrawing(settings: Settings): RecordedReading | undefined {
  const { sources } = settings;
  return sources.length > 0 && sources.every((source) => recordsIntoItself(settings, source))
    ? { sources: sources.map(({ id }) => id), isDrawn: true }
    : undefined;
}

/** The data source that a source's recording rules write into. */
export function recordingTarget({ recording }: Settings, source: Source): string {
  const { targetDatasourceUid = '' } = recording;
  return targetDatasourceUid === '' ? source.datasourceUid : targetDatasourceUid;
}

/** The same settings without recording rules, for questions about the time before they were there. */
export function withoutRecording(settings: Settings): Settings {
  return { ...settings, recording: { ...settings.recording, enabled: false } };
}

function recordsIntoItself(settings: Settings, source: Source): boolean {
  return settings.recording.enabled && recordingTarget(settings, source) === source.datasourceUid;
}
