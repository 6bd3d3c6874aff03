import { bundledSettings } from './bundledSettings';
import { defaultSettings } from './parse';
import { readableSettings } from './readableSettings';

describe('what can be understood of stored settings', () => {
  it('is each part that is right on its own, and the default of every other', () => {
    const { sources } = bundledSettings();
    const alerting = { ...defaultSettings().alerting, folderUid: 'elsewhere' };
    const stored = { schemaVersion: 7, sources, alerting, signals: 'none', recording: { enabled: 'yes' } };
    expect(readableSettings(stored)).toEqual({ ...defaultSettings(), sources, alerting });
  });

  it.each([[undefined], [null], ['text'], [[1, 2]]])('is the defaults where %j is stored', (stored) => {
    expect(readableSettings(stored)).toEqual(defaultSettings());
  });
});
