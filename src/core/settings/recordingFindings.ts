import { recordingTarget } from '../recordings/recordedReading';
import { type Settings } from './schema';
import { type Finding } from './validation';

/** What is recorded into a data source that the alerts of a source do not ask. */
export function recordingNotices(settings: Settings): Finding[] {
  const elsewhere = settings.sources.filter((source) => recordingTarget(settings, source) !== source.datasourceUid);
  if (!settings.recording.enabled || elsewhere.length === 0) {
    return [];
  }
  const names = elsewhere.map(({ name }) => name).join(', ');
  return [
    {
      path: 'recording.targetDatasourceUid',
      message:
        `What is recorded goes into another data source than that of ${names}. ` +
        'A rule asks the data source of its source only, so alerts and dashboards go on reading raw series. ' +
        'Leave the target out to record into the data source of each source.',
    },
  ];
}
