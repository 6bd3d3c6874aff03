import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../scripts/projectRoot';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { bundledSettings } from '../../src/core/settings/bundledSettings';

/** The part of `generatedFiles.test.ts` that dashboards make; alone it takes half of the time. */
it('the dashboards that are committed are what the default settings compile into', () => {
  const compiled = compileDashboards(bundledSettings());
  const stale = compiled.filter(
    ({ path, model }) => `${JSON.stringify(model, null, 2)}\n` !== readFileSync(inProject(path), 'utf8')
  );
  expect(stale.map(({ path }) => path)).toEqual([]);
  expect(compiled).toHaveLength(readdirSync(inProject('dashboards')).length);
});
