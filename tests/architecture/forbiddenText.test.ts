import { filesUnder, isTest, typescriptUnder, type Source } from '../source/source';

interface Forbidden {
  text: RegExp;
  why: string;
}

// Written in parts, so that this file does not hold what it forbids.
const everywhere: Forbidden[] = [
  { text: new RegExp(`@ts-${'(ignore|expect-error|nocheck)'}`), why: 'TypeScript must be right, not silent' },
  { text: new RegExp(`eslint-${'disable'}`), why: 'a rule holds everywhere or not at all' },
  { text: new RegExp(`\\bas ${'any'}\\b`), why: 'data that enters goes through a schema' },
];
const inSource: Forbidden[] = [
  { text: new RegExp(`/api/ds/${'query'}`), why: "the catalog's validator refuses it; ask the data source itself" },
];
const inProduct: Forbidden[] = [
  { text: /\bconsole\./, why: 'errors reach the user in words, not the console' },
  { text: /window\.location\.href/, why: 'navigate with locationService or a link' },
  { text: /\b(grafanaBootData|dangerouslySetInnerHTML|eval\()/, why: "the catalog's review refuses it" },
];

function occurrences({ path, text }: Source, forbidden: Forbidden[]): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      forbidden.flatMap((entry) =>
        entry.text.test(line) ? [`${path}:${index + 1} ${entry.text.source}: ${entry.why}`] : []
      )
    );
}

describe('text that may not occur', () => {
  const findIn = (sources: Source[], forbidden: Forbidden[]) =>
    sources.flatMap((source) => occurrences(source, forbidden));

  it('is nowhere in our TypeScript', () => {
    const files = typescriptUnder('src', 'demo', 'scripts', 'tests', '.config');
    expect(files.length).toBeGreaterThan(0);
    expect(
      findIn(
        files.filter(({ path }) => !path.startsWith('tests/architecture/')),
        everywhere
      )
    ).toEqual([]);
  });

  it('is nowhere under src', () => {
    expect(findIn(filesUnder('src'), inSource)).toEqual([]);
  });

  it('is nowhere in the product', () => {
    expect(
      findIn(
        typescriptUnder('src').filter((source) => !isTest(source)),
        inProduct
      )
    ).toEqual([]);
  });

  it.each([
    ['// @ts-ignore', everywhere],
    ['const value = answer as any;', everywhere],
    ['// eslint-disable-next-line', everywhere],
    ["post('/api/ds/query')", inSource],
    ['console.log(plan);', inProduct],
    ['window.location.href = url;', inProduct],
  ])('is found: %s', (text, forbidden) => {
    expect(occurrences({ path: 'src/planted.ts', text }, forbidden)).toHaveLength(1);
  });
});
