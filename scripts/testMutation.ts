/**
 * Changes the code in small ways and looks whether a unit test of the same part notices. Takes from minutes to hours; not in the gate.
 *
 *   npm run test:mutation                      src/core/promql
 *   npm run test:mutation -- compile signals   other parts; also dashboards
 *
 * Leaves reports in artifacts/mutation-<part>.json. docs/mutation-testing.md says what the numbers mean.
 */
import { spawnSync } from 'node:child_process';
import { inProject } from './projectRoot';

const parts: Record<string, string> = {
  promql: 'promql/*.ts',
  compile: 'compile/*.ts',
  dashboards: 'compile/dashboards/**/*.ts',
  signals: 'signals/**/*.ts',
};

function mutate(part: string): number {
  const pattern = parts[part];
  if (pattern === undefined) {
    throw new Error(`There is no part ${part}; there are ${Object.keys(parts).join(', ')}`);
  }
  const files = [`src/core/${pattern}`, '!**/*.test.ts', '!**/*.fixture.ts', '!**/*.runbook.ts'];
  const parameters = ['run', 'scripts/mutation/stryker.config.mjs', '--mutate', files.join(',')];
  const { status } = spawnSync(inProject('node_modules/.bin/stryker'), parameters, {
    cwd: inProject('.'),
    stdio: 'inherit',
    env: { ...process.env, MUTATED_PART: part, MUTATED_FILES: pattern },
  });
  return status ?? 1;
}

const chosen = process.argv.slice(2);
process.exitCode = Math.max(...(chosen.length === 0 ? ['promql'] : chosen).map(mutate));
