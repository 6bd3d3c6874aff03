import { draftFindings } from './draftFindings';
import { withLevel } from './edit';
import { defaultSettings } from './parse';

const paths = (draft: Parameters<typeof draftFindings>[0]) => draftFindings(draft).map(({ path }) => path);

describe('findings about settings that are being edited', () => {
  it('are none for the defaults', () => {
    expect(draftFindings(defaultSettings())).toEqual([]);
  });

  it('say once per field what is wrong, in the words of the field', () => {
    const draft = withLevel(defaultSettings(), 'sync-slow', 'critical', { parameters: { threshold: NaN } });
    expect(draftFindings(draft)).toEqual([
      { path: 'signals.sync-slow.levels.critical.parameters.threshold', message: 'Enter a number.' },
    ]);
  });

  it('say first that a value is out of range, then that it contradicts another level', () => {
    const draft = withLevel(defaultSettings(), 'sync-slow', 'warning', { parameters: { threshold: 9999 } });
    expect(draftFindings(draft).map(({ message }) => message)).toEqual(['Allowed: 0.001 s to 3600 s.']);
  });

  it('hold a wrong duration and a wrong number at the same time', () => {
    const draft = withLevel(defaultSettings(), 'sync-slow', 'critical', {
      for: 'soon',
      parameters: { threshold: 9999 },
    });
    expect(paths(draft).sort()).toEqual([
      'signals.sync-slow.levels.critical.for',
      'signals.sync-slow.levels.critical.parameters.threshold',
    ]);
  });
});
