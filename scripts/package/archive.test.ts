import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { archiveOf } from './archive';

describe('archive', () => {
  let folder: string;
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const describePlugin = (version: string) =>
    write(
      'plugin.json',
      JSON.stringify({
        id: 'kubeproxy-monitor-app',
        info: { version },
        includes: [
          { type: 'page', path: '/a/kubeproxy-monitor-app' },
          { type: 'dashboard', path: 'dashboards/kubeproxy-fleet.json' },
        ],
      })
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'archive-'));
    ['module.js', 'module.js.map', 'README.md', 'CHANGELOG.md', 'LICENSE', 'img/logo.svg'].forEach((name) =>
      write(name, `the text of ${name}`)
    );
    write('dashboards/kubeproxy-fleet.json', '{}');
    describePlugin('1.2.3');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the name and the one top folder that the catalog expects', () => {
    const { name, bytes } = archiveOf(folder);
    expect(name).toBe('kubeproxy-monitor-app-1.2.3.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files).filter((path) => !path.startsWith('kubeproxy-monitor-app/'))).toEqual([]);
    expect(strFromU8(files['kubeproxy-monitor-app/img/logo.svg'] ?? new Uint8Array())).toBe('the text of img/logo.svg');
  });

  it('has the same bytes whenever the files were written', () => {
    const first = archiveOf(folder).bytes;
    utimesSync(join(folder, 'module.js'), new Date(2001, 1, 1), new Date(2001, 1, 1));
    expect(Buffer.from(archiveOf(folder).bytes).equals(Buffer.from(first))).toBe(true);
  });

  it('is not made without a file that the catalog demands', () => {
    rmSync(join(folder, 'LICENSE'));
    expect(() => archiveOf(folder)).toThrow('lacks LICENSE');
  });

  it('is not made without a dashboard that plugin.json names', () => {
    rmSync(join(folder, 'dashboards'), { recursive: true });
    expect(() => archiveOf(folder)).toThrow('lacks dashboards/kubeproxy-fleet.json: run npm run generate');
  });

  it('is not made of a plugin.json in which the version was not filled in', () => {
    describePlugin('%VERSION%');
    expect(() => archiveOf(folder)).toThrow('the version "%VERSION%"');
  });
});
