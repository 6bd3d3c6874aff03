import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryBudget, exceeded, measure, sizeTable, totalBudget } from './budget';

describe('size budget', () => {
  it('is kept up to the last byte', () => {
    const files = [{ name: 'module.js', bytes: entryBudget }];
    expect(exceeded({ files, total: totalBudget })).toEqual([]);
  });

  it('is exceeded by a large entry', () => {
    const files = [{ name: 'module.js', bytes: entryBudget + 1 }];
    expect(exceeded({ files, total: entryBudget + 1 })).toEqual([
      expect.stringContaining('module.js is 15001 bytes, 1 more'),
    ]);
  });

  it('is exceeded by all chunks together', () => {
    const files = [{ name: 'module.js', bytes: 1 }];
    expect(exceeded({ files, total: totalBudget + 1 })).toEqual([expect.stringContaining('All JavaScript is 300001')]);
  });

  it('is not met by a build without an entry', () => {
    expect(exceeded({ files: [], total: 0 })).toEqual([expect.stringContaining('no module.js')]);
  });

  it('counts compressed JavaScript in every folder and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'size-'));
    mkdirSync(join(folder, 'chunks'));
    writeFileSync(join(folder, 'module.js'), 'a'.repeat(100_000));
    writeFileSync(join(folder, 'chunks', 'app.js'), randomBytes(5000));
    writeFileSync(join(folder, 'module.js.map'), randomBytes(5000));
    const sizes = measure(folder);
    rmSync(folder, { recursive: true });

    expect(sizes.files.map(({ name }) => name)).toEqual([join('chunks', 'app.js'), 'module.js']);
    expect(sizes.total).toBeGreaterThan(5000);
    expect(sizes.total).toBeLessThan(5500);
    expect(sizeTable(sizes)).toMatch(/^all JavaScript +5\.\d kB {2}of 300\.0 kB$/m);
  });
});
