import { FakeGrafana, recorded, type FakeAnswer } from '../../tests/grafana/fakeGrafana';
import { withLevel } from '../core/settings/edit';
import { defaultSettings } from '../core/settings/parse';
import { readSettings, saveSettings, SettingsConflict } from './pluginSettings';
import { Refused } from './refused';

/** A Grafana that has this stored. */
function storing(jsonData: unknown, save: FakeAnswer = recorded('06-plugin-settings-post-admin')) {
  const found = { ...Object(recorded('04-plugin-settings-get-admin').body), jsonData };
  return new FakeGrafana(({ method }) => (method === 'POST' ? save : { status: 200, body: found }));
}

const written = (grafana: FakeGrafana) =>
  grafana.requests.filter(({ method }) => method === 'POST').map(({ data }) => data);

const edited = withLevel(defaultSettings(), 'sync-slow', 'warning', { parameters: { threshold: 5 } });

async function refusal(attempt: Promise<unknown>): Promise<Refused> {
  const thrown = await attempt.then(
    () => undefined,
    (error: unknown) => error
  );
  if (!(thrown instanceof Refused)) {
    throw new Error(`Not refused but ${String(thrown)}`);
  }
  return thrown;
}

describe('settings of the plugin', () => {
  it.each(['04-plugin-settings-get-admin', '05-plugin-settings-get-viewer'])('are read from %s', async (name) => {
    const grafana = new FakeGrafana(() => recorded(name));
    expect(await readSettings()).toMatchObject({ enabled: true, pinned: true, parsed: { kind: 'usable' } });
    expect(grafana.requests.map(({ url }) => url)).toEqual(['/api/plugins/kubeproxy-monitor-app/settings']);
  });

  it('are the defaults before anything was saved', async () => {
    new FakeGrafana(() => recorded('01-plugin-settings-get-before-enable'));
    expect((await readSettings()).parsed).toMatchObject({ kind: 'usable', settings: defaultSettings() });
  });

  it('are saved whole, with both flags and the next revision', async () => {
    const grafana = storing({ schemaVersion: 1, revision: 3 });
    const saved = await saveSettings({ ...edited, revision: 3 }, 3);
    expect(saved.revision).toBe(4);
    expect(written(grafana)).toEqual([{ enabled: true, pinned: true, jsonData: { ...edited, revision: 4 } }]);
  });

  it('keep keys that nobody knows, also those that came after reading', async () => {
    const grafana = storing({ revision: 0, later: { kept: true } });
    await saveSettings(edited, 0);
    expect(written(grafana)).toEqual([
      expect.objectContaining({ jsonData: expect.objectContaining({ later: { kept: true } }) }),
    ]);
  });

  it('are not saved over those of somebody else, and both versions are at hand', async () => {
    const grafana = storing({ revision: 4, signals: { down: { enabled: false } } });
    const conflict = await refusal(saveSettings(edited, 3));
    expect(conflict).toBeInstanceOf(SettingsConflict);
    expect(conflict).toMatchObject({ mine: edited, theirs: { revision: 4, signals: { down: { enabled: false } } } });
    expect(written(grafana)).toEqual([]);
  });

  it('of a newer version are never overwritten', async () => {
    const grafana = storing({ schemaVersion: 99, revision: 0 });
    expect((await refusal(saveSettings(edited, 0, { replaceUnreadable: true }))).nextStep).toMatch(/Update the plugin/);
    expect(written(grafana)).toEqual([]);
  });

  it('that cannot be read are overwritten only when the user says so', async () => {
    const grafana = storing({ sources: 'broken' });
    expect((await refusal(saveSettings(edited, 0))).reason).toMatch(/cannot be read/);
    expect(written(grafana)).toEqual([]);
    await saveSettings(edited, 0, { replaceUnreadable: true });
    expect(written(grafana)).toHaveLength(1);
  });

  it('say which permission is missing when an Editor saves', async () => {
    storing({ revision: 0 }, recorded('07-plugin-settings-post-editor-forbidden'));
    expect((await refusal(saveSettings(edited, 0))).reason).toContain('plugins:write');
  });
});
