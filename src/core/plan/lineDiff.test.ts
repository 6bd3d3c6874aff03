import fc from 'fast-check';

import { changedLines, lineDiff, type DiffLine } from './lineDiff';

const signs = { same: ' ', removed: '-', added: '+' } as const;
const written = (diff: readonly DiffLine[]) => diff.map(({ kind, text }) => `${signs[kind]}${text}`);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('the difference of two texts by line', () => {
  it('keeps what is in both and tells what goes from what comes, in order', () => {
    expect(written(lineDiff('max(\n  a\n  > 8\n)', 'max(\n  a\n  > 10\n  or b\n)'))).toEqual([
      ' max(',
      '   a',
      '-  > 8',
      '+  > 10',
      '+  or b',
      ' )',
    ]);
  });

  it('knows no line in an empty text', () => {
    expect(written(lineDiff('', 'up'))).toEqual(['+up']);
    expect(written(lineDiff('up', ''))).toEqual(['-up']);
    expect(lineDiff('', '')).toEqual([]);
  });

  it('gives back both texts, whatever they are, and takes out no more than must be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = lineDiff(before.join('\n'), after.join('\n'));
        const side = (without: DiffLine['kind']) => diff.flatMap((line) => (line.kind === without ? [] : [line.text]));
        expect(side('added')).toEqual(before);
        expect(side('removed')).toEqual(after);
        expect(diff.filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(before, after));
      })
    );
  });
});

describe('the changed lines', () => {
  const changed = (count: number, at: number) =>
    numbered(count).map((line, index) => (index === at ? 'changed' : line));
  const parts = (count: number, at: number) =>
    changedLines(lineDiff(numbered(count).join('\n'), changed(count, at).join('\n'))).map((line) =>
      line.kind === 'left out' ? `… ${line.lines}` : `${signs[line.kind]}${line.text}`
    );

  it('come with two lines around them, and the rest is counted', () => {
    expect(parts(10, 5)).toEqual(['… 3', ' line 3', ' line 4', '-line 5', '+changed', ' line 6', ' line 7', '… 2']);
  });

  it('leave out no single line', () => {
    expect(parts(7, 3)[0]).toBe(' line 0');
    expect(parts(7, 3).at(-1)).toBe(' line 6');
  });
});

function longestCommon([first, ...rest]: string[], other: string[]): number {
  if (first === undefined) {
    return 0;
  }
  const at = other.indexOf(first);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}
