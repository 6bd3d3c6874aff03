import { parse } from 'yaml';
import { nastySettingsDocument } from '../../src/core/compile/dashboards/nastySettings.fixture';
import { dashboardUids } from '../../src/core/compile/signalPanels';
import { runExport } from './runExport';

function exported(parameters: string[], files: Record<string, string> = {}, unwritable: string[] = []) {
  const outputs: string[] = [];
  const complaints: string[] = [];
  const written = new Map<string, string>();
  const exitCode = runExport(parameters, {
    read: (path) => {
      const text = files[path];
      if (text === undefined) {
        throw new Error(`no such file: ${path}`);
      }
      return text;
    },
    write: (path, text) => {
      if (unwritable.includes(path)) {
        throw new Error('read-only file system');
      }
      written.set(path, text);
    },
    output: (text) => outputs.push(text),
    complain: (text) => complaints.push(text),
  });
  return { exitCode, output: outputs.join(''), complaint: complaints.join('\n'), written };
}

const withSettings = (text: string, file = 'settings.yaml') =>
  exported(['prometheus-rules', '--settings', file], { [file]: text });

describe('export', () => {
  it('writes rules of the default settings to the output', () => {
    const { exitCode, output, complaint } = exported(['prometheus-rules']);
    expect({ exitCode, complaint }).toEqual({ exitCode: 0, complaint: '' });
    expect(parse(output)).toMatchObject({
      groups: expect.arrayContaining([{ name: expect.any(String), interval: '60s', rules: expect.any(Array) }]),
    });
  });

  it('writes rules for Grafana into a file', () => {
    const { exitCode, output, written } = exported(['grafana-rules', '--out', 'provisioning/rules.yaml']);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' });
    expect(parse(written.get('provisioning/rules.yaml') ?? '')).toMatchObject({ apiVersion: 1 });
  });

  it('writes one file a dashboard into a folder', () => {
    const { written } = exported(['dashboards', '--out', 'boards']);
    expect([...written.keys()]).toEqual(Object.values(dashboardUids).map((uid) => `boards/${uid}.json`));
    expect(JSON.parse(written.get('boards/kubeproxy-node.json') ?? '')).toMatchObject({ uid: 'kubeproxy-node' });
  });

  it('says what there is with --help', () => {
    const { exitCode, output } = exported(['--help']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/prometheus-rules[^]*grafana-rules[^]*dashboards[^]*--settings[^]*--out/);
  });
});

describe('settings for the export', () => {
  const changed = { signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 3.25 } } } } } };
  const plugin = { apps: [{ type: 'kubeproxy-monitor-app', jsonData: changed }] };

  it.each([
    ['JSON', 'settings.json', JSON.stringify(changed)],
    ['YAML', 'settings.yaml', 'signals:\n  sync-slow:\n    levels: { warning: { parameters: { threshold: 3.25 } } }\n'],
    ['what Grafana answers', 'settings.json', JSON.stringify({ enabled: true, jsonData: changed })],
    ['a plugin provisioning file', 'apps.yaml', JSON.stringify(plugin)],
  ])('are read as %s, without a source too', (_how, file, text) => {
    const { exitCode, output } = withSettings(text, file);
    expect(exitCode).toBe(0);
    expect(output).toContain('> 3.25');
  });

  it('undo what a provisioning file does to dollars', () => {
    const jsonData = { alerting: { extraLabels: { price: '5$$' } } };
    const { output } = withSettings(JSON.stringify({ apps: [{ type: 'kubeproxy-monitor-app', jsonData }] }));
    expect(output).toContain('price: 5$\n');
  });

  it('may name signals that nobody knows, and this is said', () => {
    const { exitCode, complaint } = withSettings('signals: { from-tomorrow: {} }');
    expect(exitCode).toBe(0);
    expect(complaint).toContain('Note: signals.from-tomorrow: ');
  });

  it('may name parameters that a signal does not have, and those that it has are named', () => {
    const { exitCode, complaint } = withSettings(
      'signals: { rules-stale: { levels: { critical: { parameters: { age: 30 } } } } }'
    );
    expect(exitCode).toBe(0);
    expect(complaint).toContain(
      'Note: signals.rules-stale.levels.critical.parameters.age: KubeProxyRulesStale has no such parameter. It is kept as it is. Known here: queuedFor.'
    );
  });

  it.each([
    ['no settings', ['grafana-rules'], {}],
    ['settings without a source', ['grafana-rules', '--settings', 's.yaml'], { 's.yaml': '{}' }],
  ])('that name no data source: rules for Grafana say which one they ask, with %s', (_what, parameters, files) => {
    const { exitCode, output, complaint } = exported(parameters, files);
    expect(exitCode).toBe(0);
    expect(output).toContain('datasourceUid: prometheus');
    expect(complaint).toContain('Note: sources: the settings name no data source');
    expect(complaint).toContain('uid prometheus');
  });

  it('that name their data source are not told of one', () => {
    const settings = '{"sources":[{"id":"abc123","name":"n","datasourceUid":"mine"}]}';
    const { output, complaint } = exported(['grafana-rules', '--settings', 's.json'], { 's.json': settings });
    expect(output).toContain('datasourceUid: mine');
    expect(complaint).toBe('');
  });
});

describe('several sources', () => {
  const files = { 's.json': JSON.stringify(nastySettingsDocument) };

  it('are one file, with a word of caution', () => {
    const { complaint, output } = exported(['prometheus-rules', '--settings', 's.json'], files);
    expect(complaint).toContain('use --source');
    expect(output).toMatch(/kube-proxy-abc123-[^]*kube-proxy-def456-/);
  });

  it('are one file each with --source', () => {
    const { complaint, output } = exported(['prometheus-rules', '--settings', 's.json', '--source', 'def456'], files);
    expect(complaint).not.toContain('use --source');
    expect(output).not.toContain('abc123');
  });
});

describe('bad input', () => {
  const threshold = (value: unknown) =>
    JSON.stringify({ signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: value } } } } } });

  it.each([
    [
      'a threshold out of its range',
      threshold(9999),
      'signals.sync-slow.levels.warning.parameters.threshold: Allowed: 0.001 s to 3600 s.',
    ],
    [
      'a threshold that is no number',
      threshold('8'),
      'signals.sync-slow.levels.warning.parameters.threshold: A threshold is a number.',
    ],
    [
      'a later version',
      '{"schemaVersion": 2}',
      'schemaVersion: 2 was written by a newer version of the plugin. Allowed: up to 1.',
    ],
    ['a list', '[]', '(the whole file): Settings are an object'],
    ['a text', 'hello', '(the whole file): '],
    ['half of JSON', '{"signals":', 'This is not YAML or JSON'],
    ['nothing', ' \n', 'The file is empty'],
    ['another app', '{"apps": [{"type": "other-app"}]}', 'apps: No app of type kubeproxy-monitor-app'],
    [
      'a job that is no regular expression',
      '{"sources":[{"id":"abc123","name":"n","datasourceUid":"u","selector":{"job":"("}}]}',
      'sources[0].selector.job: ',
    ],
  ])('is refused with where and why: %s', (_what, text, message) => {
    const { exitCode, output, complaint } = withSettings(text);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(complaint).toContain(`settings.yaml: ${message}`);
  });

  it.each([
    [['prometheus-rules', '--settings', 'gone.yaml'], 'gone.yaml: The file cannot be read'],
    [
      ['terraform'],
      'There is no format terraform. Allowed: prometheus-rules, grafana-rules, alertmanager-inhibition, dashboards',
    ],
    [[], 'Which format?'],
    [['prometheus-rules', '--nodes', '5'], "Unknown option '--nodes'"],
    [['prometheus-rules', '--settings'], "'--settings <value>' argument missing"],
    [['prometheus-rules', 'dashboards'], 'One format at a time'],
    [['dashboards'], '--out FOLDER'],
  ])('is refused and nothing is written: %j', (parameters, message) => {
    const { exitCode, output, complaint, written } = exported(parameters);
    expect({ exitCode, output, files: written.size }).toEqual({ exitCode: 2, output: '', files: 0 });
    expect(complaint).toContain(message);
  });

  it('that is dangerous but allowed is quoted', () => {
    const { exitCode, output } = withSettings(JSON.stringify(nastySettingsDocument));
    expect(exitCode).toBe(0);
    expect(parse(output)).toMatchObject({ groups: expect.any(Array) });
  });

  it('is a source that the settings do not have', () => {
    const { exitCode, output, complaint } = exported(['prometheus-rules', '--source', 'nobody']);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(complaint).toContain('There is no source nobody. Allowed: prom01 (Prometheus).');
  });

  it('says which file cannot be written', () => {
    const { exitCode, complaint } = exported(['prometheus-rules', '--out', 'rules.yaml'], {}, ['rules.yaml']);
    expect(exitCode).toBe(1);
    expect(complaint).toContain('rules.yaml cannot be written: read-only file system');
  });
});
