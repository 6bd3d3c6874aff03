import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from './builtPlugin';

describe('a production build', () => {
  const chunk = 'the overview page';
  const integrity = `sha256-${createHash('sha256').update(chunk).digest('base64')}`;
  let folder: string;
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const faults = () => faultsOf(folder, new Set(['module', 'react']));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'built-'));
    write('module.js', `define(["module","react"],(e,t)=>"${integrity}")`);
    write('app.js', chunk);
    write('plugin.json', '{"info":{"version":"1.0.0"}}');
    write('README.md', '# Kube-proxy Monitor');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is right', () => {
    expect(faults()).toEqual([]);
  });

  it('may not need what Grafana does not provide', () => {
    write('module.js', `define(["module","left-pad"],(e,t)=>"${integrity}")`);
    expect(faults()).toEqual([expect.stringContaining('needs left-pad')]);
  });

  it('may not hold a chunk that a browser would refuse', () => {
    write('app.js', `${chunk}, changed`);
    expect(faults()).toEqual([expect.stringContaining('integrity hash of app.js')]);
  });

  it('may not hold a placeholder', () => {
    write('plugin.json', '{"info":{"version":"%VERSION%"}}');
    expect(faults()).toEqual([expect.stringContaining('plugin.json holds a placeholder')]);
  });

  it('must be an AMD module', () => {
    write('module.js', '(()=>{})()');
    expect(faults()).toEqual([expect.stringContaining('no AMD module')]);
  });
});
