import { generatedFiles } from './generatedFiles';
import { outOfDate } from './outOfDate';

describe('generated files', () => {
  const wanted = new Map([
    ['a.json', '1'],
    ['b.json', '2'],
  ]);

  it('are current when all are as they must be', () => {
    expect(outOfDate(wanted, new Map(wanted))).toEqual([]);
  });

  it('are out of date when one is missing, edited by hand or no longer made', () => {
    const found = new Map([
      ['b.json', '2, edited'],
      ['c.json', '3'],
    ]);
    expect(outOfDate(wanted, found)).toEqual([
      { path: 'a.json', problem: 'missing' },
      { path: 'b.json', problem: 'different' },
      { path: 'c.json', problem: 'no longer generated' },
    ]);
  });

  it('are the same at every run', () => {
    expect([...generatedFiles()]).toEqual([...generatedFiles()]);
  });

  it('end with a line break and have no spaces at line ends outside of JSON texts', () => {
    const untidy = [...generatedFiles()].filter(([, text]) => !text.endsWith('\n') || /[ \t]$/m.test(text));
    expect(untidy.map(([path]) => path)).toEqual([]);
  });
});
