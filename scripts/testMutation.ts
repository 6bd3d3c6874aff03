/**
 * Changes the code in small ways and looks whether a test notices. Takes from minutes to hours; not in the gate.
 *
 *   npm run test:mutation                                       src/core/promql
 *   npm run test:mutation -- compile signals                    other parts; also dashboards
 *   npm run test:mutation -- signals --only programming/*.ts    some files of a part
 *
 * Leaves reports in artifacts/mutation-<part>.json. docs/mutation-testing.md says what the numbers mean.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inProject } from './projectRoot';

interface Part {
  folder: string;
  files: string;
  /** By what a mutant is judged. */
  tests: string[];
}

const byPromtool = ['tests/mutation/scenarios.test.ts', 'tests/mutation/messages.test.ts'];

const parts: Record<string, Part> = {
  promql: { folder: 'promql', files: '*.ts', tests: ['src/core/promql/*.test.ts'] },
  signals: { folder: 'signals', files: '**/*.ts', tests: ['src/core/signals/**/*.test.ts', ...byPromtool] },
  compile: { folder: 'compile', files: '*.ts', tests: ['src/core/compile/*.test.ts', ...byPromtool] },
  dashboards: {
    folder: 'compile/dashboards',
    files: '**/*.ts',
    tests: ['src/core/compile/dashboards/**/*.test.ts', 'tests/mutation/generatedFiles.test.ts'],
  },
};

function mutate(name: string, only?: string): number {
  const part = parts[name];
  if (part === undefined) {
    throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  }
  const files = [
    `src/core/${part.folder}/${only ?? part.files}`,
    '!**/*.test.ts',
    '!**/*.fixture.ts',
    '!**/*.runbook.ts',
  ];
  const parameters = ['run', 'scripts/mutation/stryker.config.mjs', '--mutate', files.join(',')];
  const { status } = spawnSync(inProject('node_modules/.bin/stryker'), parameters, {
    cwd: inProject('.'),
    stdio: 'inherit',
    env: { ...process.env, MUTATED_PART: name, MUTATION_TESTS: part.tests.join(',') },
  });
  return status ?? 1;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const chosen = positionals.length === 0 ? ['promql'] : positionals;
process.exitCode = Math.max(...chosen.map((name) => mutate(name, values.only)));
