import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceMapDifferences } from './sourceMaps';

describe('source maps', () => {
  let folder: string;
  const dist = () => join(folder, 'dist');
  const src = () => join(folder, 'src');
  const writeMap = (source: string, content: string) =>
    writeFileSync(
      join(dist(), 'module.js.map'),
      JSON.stringify({
        sources: [
          `webpack://kubeproxy-monitor-app/./${source}`,
          'webpack://kubeproxy-monitor-app/webpack/runtime/load',
        ],
        sourcesContent: [content, 'runtime'],
      })
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'source-maps-'));
    mkdirSync(dist());
    mkdirSync(src());
    writeFileSync(join(src(), 'module.tsx'), 'export {};');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are right when they hold the text of the sources', () => {
    writeMap('module.tsx', 'export {};');
    expect(sourceMapDifferences(dist(), src())).toEqual([]);
  });

  it('are wrong when they hold another text', () => {
    writeMap('module.tsx', 'export { old };');
    expect(sourceMapDifferences(dist(), src())).toEqual([expect.stringContaining('another text of module.tsx')]);
  });

  it('are wrong when they name a file that is gone', () => {
    writeMap('gone.tsx', '');
    expect(sourceMapDifferences(dist(), src())).toEqual([expect.stringContaining('names gone.tsx')]);
  });

  it('must be there', () => {
    expect(sourceMapDifferences(dist(), src())).toEqual([expect.stringContaining('no module.js.map')]);
  });
});
