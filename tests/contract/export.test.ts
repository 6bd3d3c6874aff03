import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../../scripts/tools/tool';
import { dashboardUids } from '../../src/core/compile/signalPanels';
import { nastySettingsDocument } from '../../src/core/compile/dashboards/nastySettings.fixture';
import { projectRoot } from '../source/source';

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
