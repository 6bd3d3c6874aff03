/**
 * Changes the code in small ways and looks whether a test notices. Takes from minutes to hours; not in the gate.
 *
 *   npm run test:mutation                              src/core/promql
 *   npm run test:mutation -- rules                     what alerts evaluate, judged by the scenarios of signals
 *   npm run test:mutation -- rules --only sync-slow    the same of one signal (may be repeated)
 *   npm run test:mutation -- compile dashboards        other parts
 *   npm run test:mutation -- compile --only rules.ts   one file (may be repeated), by the test beside it if it has one
 *
 * Leaves reports in artifacts/mutation-<part>.json. docs/mutation-testing.md says what the numbers mean.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inProject } from './projectRoot';

interface Part {
  folder: string;
  files: string;
  /** By what a mutant is judged. */
  tests: string[];
}

const parts: Record<string, Part> = {
  promql: { folder: 'promql', files: '*.ts', tests: ['src/core/promql/*.test.ts'] },
  compile: {
    folder: 'compile',
    files: '*.ts',
    // Tests of properties take other settings each time, and much of it: a score could not be reproduced.
    tests: [
      'src/core/compile/!(*.property).test.ts',
      'scripts/export/*.test.ts',
      'tests/mutation/generatedFiles.test.ts',
    ],
  },
  dashboards: {
    folder: 'compile/dashboards',
    files: '**/*.ts',
    // The two left out judge the same dashboards as what is committed, and compile them while they are loaded.
    tests: [
      'tests/mutation/bundledDashboards.test.ts',
      'src/core/compile/dashboards/**/!(compileDashboards|titles).test.ts',
    ],
  },
};

function mutate(name: string, only: readonly string[]): number {
  // A signal is data that is read once, when it is loaded: there Stryker cannot switch a mutant on.
  return name === 'rules' ? mutateRules(only) : mutateCode(name, only);
}

function mutateRules(signals: readonly string[]): number {
  const parameters = [inProject('tests/mutation/promql/run.ts'), ...signals];
  return spawnSync(inProject('node_modules/.bin/tsx'), parameters, { stdio: 'inherit' }).status ?? 1;
}

function mutateCode(name: string, only: readonly string[]): number {
  const part = parts[name];
  if (part === undefined) {
    throw new Error(`There is no part ${name}; there are rules, ${Object.keys(parts).join(', ')}`);
  }
  const files = [
    ...(only.length === 0 ? [part.files] : only).map((each) => `src/core/${part.folder}/${each}`),
    '!**/*.test.ts',
    '!**/*.fixture.ts',
    '!**/*.runbook.ts',
  ];
  const parameters = ['run', 'scripts/mutation/stryker.config.mjs', '--mutate', files.join(',')];
  const beside = only
    .map((each) => `src/core/${part.folder}/${each.replace(/\.ts$/, '.test.ts')}`)
    .filter((each) => existsSync(inProject(each)));
  const tests = beside.length === 0 ? part.tests : beside;
  const { status } = spawnSync(inProject('node_modules/.bin/stryker'), parameters, {
    cwd: inProject('.'),
    stdio: 'inherit',
    env: { ...process.env, MUTATED_PART: name, MUTATION_TESTS: tests.join(',') },
  });
  return status ?? 1;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true, default: [] } },
});
const chosen = positionals.length === 0 ? ['promql'] : positionals;
process.exitCode = Math.max(...chosen.map((name) => mutate(name, values.only)));
