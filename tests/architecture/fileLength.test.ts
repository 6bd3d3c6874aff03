import { isTest, typescriptUnder, type Source } from '../source/source';

const mostLines = 250;

function tooLong(source: Source): string[] {
  const lines = source.text.trimEnd().split('\n').length;
  return lines > mostLines
    ? [`${source.path} has ${lines} lines, more than ${mostLines}: which things does it hold?`]
    : [];
}

describe('a file', () => {
  it('holds one thing and is short', () => {
    const files = typescriptUnder('src', 'demo', 'scripts').filter((source) => !isTest(source));
    expect(files.flatMap(tooLong)).toEqual([]);
  });

  it('may not have one line more', () => {
    expect(tooLong({ path: 'src/planted.ts', text: 'line\n'.repeat(mostLines) })).toEqual([]);
    expect(tooLong({ path: 'src/planted.ts', text: 'line\n'.repeat(mostLines + 1) })).toHaveLength(1);
  });
});
