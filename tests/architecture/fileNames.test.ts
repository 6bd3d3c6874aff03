import { filesUnder } from '../source/source';

const saysNothing = /\/(utils?|helpers?|common|misc|index|constants)\.tsx?$/;

const unclear = (paths: string[]) => paths.filter((path) => saysNothing.test(path));

describe('the name of a file', () => {
  it('says what it is for', () => {
    expect(unclear(filesUnder('src', 'demo', 'scripts', 'tests').map(({ path }) => path))).toEqual([]);
  });

  it.each(['src/core/utils.ts', 'src/core/plan/index.ts', 'demo/fleet/helpers.tsx'])('may not be %s', (path) => {
    expect(unclear([path])).toEqual([path]);
  });
});
