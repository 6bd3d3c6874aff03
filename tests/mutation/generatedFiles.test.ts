import { existsSync, readFileSync } from 'node:fs';
import { generatedFiles } from '../../scripts/generate/generatedFiles';
import { inProject } from '../../scripts/projectRoot';

/** What `npm run generate -- --check` looks at, as a test of jest, for mutation testing only. */
it('what is committed is what the default settings compile into', () => {
  const stale = [...generatedFiles()].filter(
    ([path, text]) => !existsSync(inProject(path)) || readFileSync(inProject(path), 'utf8') !== text
  );
  expect(stale.map(([path]) => path)).toEqual([]);
});
