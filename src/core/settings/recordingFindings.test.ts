import { bundledSettings, newSource } from './bundledSettings';
import { recordingNotices } from './recordingFindings';
import { validateSettings } from './validation';

const sources = [newSource('prom01', 'One', 'first'), newSource('prom02', 'Other', 'second')];
const recordedInto = (targetDatasourceUid?: string, enabled = true) => ({
  ...bundledSettings(),
  sources,
  recording: { enabled, targetDatasourceUid },
});

it('names the sources whose alerts cannot see what is recorded', () => {
  const [notice, ...others] = recordingNotices(recordedInto('second'));
  expect(others).toEqual([]);
  expect(notice?.path).toBe('recording.targetDatasourceUid');
  expect(notice?.message).toMatch(/that of One\. .*raw series/);
});

it('says nothing where everything is recorded into its own data source, or nothing is recorded', () => {
  expect(recordingNotices(recordedInto())).toEqual([]);
  expect(recordingNotices(recordedInto(''))).toEqual([]);
  expect(recordingNotices(recordedInto('second', false))).toEqual([]);
});

it('is a notice of the settings, no error', () => {
  const { errors, notices } = validateSettings(recordedInto('elsewhere'));
  expect(errors).toEqual([]);
  expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('that of One, Other.')]);
});
