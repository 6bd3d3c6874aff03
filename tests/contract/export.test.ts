import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { tool } from '../../scripts/tools/tool';
import { dashboardUids } from '../../src/core/compile/signalPanels';
import { nastySettingsDocument } from '../../src/core/compile/dashboards/nastySettings.fixture';
import { projectRoot } from '../source/source';

/** `name="value"` or `name=~"expression"` (Alertmanager pkg/labels). */
const matcher = v.pipe(v.string(), v.regex(/^[a-zA-Z_]\w*=~?"[^"\\\n]+"$/));

/** The keys of an Alertmanager's configuration that are used; it refuses a key that it does not know. */
const alertmanagerConfiguration = v.strictObject({
  route: v.strictObject({ receiver: v.string() }),
  receivers: v.array(v.strictObject({ name: v.string() })),
  inhibit_rules: v.array(
    v.strictObject({
      source_matchers: v.array(matcher),
      target_matchers: v.array(matcher),
      equal: v.array(v.pipe(v.string(), v.regex(/^[a-zA-Z_]\w*$/))),
    })
  ),
});

/** A process that compiles TypeScript first, or a tool that is installed first. */
const patience = 120_000;

describe('npm run export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify(nastySettingsDocument));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...parameters: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(projectRoot, 'scripts/export.ts'), ...parameters], {
      cwd: projectRoot,
      encoding: 'utf8',
    });

  it.each([
    ['defaults', []] as const,
    ['dangerous label values', ['--settings', settings, '--source', 'abc123']] as const,
  ])(
    'writes rules that Prometheus accepts: %s',
    async (_what, parameters) => {
      const promtool = await tool('promtool');
      const { status, stdout, stderr } = run('prometheus-rules', ...parameters);
      expect({ status, error: stderr.replace(/^Note: .*\n/gm, '') }).toEqual({ status: 0, error: '' });
      const rules = join(folder, 'kube-proxy.rules.yaml');
      writeFileSync(rules, stdout);
      const checked = spawnSync(promtool, ['check', 'rules', rules], { encoding: 'utf8' });
      expect({ status: checked.status, error: checked.stderr }).toEqual({ status: 0, error: '' });
      expect(checked.stdout).toMatch(/SUCCESS: [1-9]\d* rules found/);
    },
    patience
  );

  it(
    'writes inhibition rules as Alertmanager takes them',
    () => {
      const { status, stdout } = run('alertmanager-inhibition');
      expect(status).toBe(0);
      const configuration = `route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n${stdout}`;
      const { inhibit_rules: rules } = v.parse(alertmanagerConfiguration, parse(configuration));
      expect(rules.length).toBeGreaterThan(0);
      // Alertmanager itself is the better judge where it is installed.
      const file = join(folder, 'alertmanager.yaml');
      writeFileSync(file, configuration);
      const judged = spawnSync('amtool', ['check-config', file], { encoding: 'utf8' });
      expect(judged.error === undefined ? judged.status : 0).toBe(0);
    },
    patience
  );

  it(
    'writes dashboards into a folder that was not there',
    () => {
      const out = join(folder, 'new', 'dashboards');
      const { status, stdout } = run('dashboards', '--out', out);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      expect(readdirSync(out).sort()).toEqual(
        Object.values(dashboardUids)
          .map((uid) => `${uid}.json`)
          .sort()
      );
      expect(readFileSync(join(out, 'kubeproxy-fleet.json'), 'utf8')).toBe(
        readFileSync(join(projectRoot, 'dashboards/kubeproxy-fleet.json'), 'utf8')
      );
    },
    patience
  );

  it(
    'exits with 2 and writes nothing when the settings are bad',
    () => {
      const bad = join(folder, 'bad.yaml');
      writeFileSync(bad, 'signals: { sync-slow: { levels: { warning: { parameters: { threshold: 60 } } } } }');
      const { status, stdout, stderr } = run('prometheus-rules', '--settings', bad);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('signals.sync-slow.levels.warning.parameters.threshold');
    },
    patience
  );
});
