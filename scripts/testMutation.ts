/**
 * Changes the code in small ways and looks whether a unit test of the same folder notices. Takes from minutes to hours; not in the gate.
 *
 *   npm run test:mutation                      src/core/promql
 *   npm run test:mutation -- compile signals   other folders of src/core
 *
 * Leaves reports in artifacts/mutation-<folder>.json. docs/mutation-testing.md says what the numbers mean.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './projectRoot';

function mutate(folder: string): number {
  if (!existsSync(inProject(`src/core/${folder}`))) {
    throw new Error(`There is no folder src/core/${folder}`);
  }
  const files = [`src/core/${folder}/**/*.ts`, '!**/*.test.ts', '!**/*.fixture.ts', '!**/*.runbook.ts'];
  const parameters = ['run', 'scripts/mutation/stryker.config.mjs', '--mutate', files.join(',')];
  const { status } = spawnSync(inProject('node_modules/.bin/stryker'), parameters, {
    cwd: inProject('.'),
    stdio: 'inherit',
    env: { ...process.env, MUTATED_FOLDER: folder },
  });
  return status ?? 1;
}

const folders = process.argv.slice(2);
process.exitCode = Math.max(...(folders.length === 0 ? ['promql'] : folders).map(mutate));
