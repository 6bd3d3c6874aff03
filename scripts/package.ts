/**
 * Makes kubeproxy-monitor-app-<version>.zip from a fresh production build.
 * The build is signed when GRAFANA_ACCESS_POLICY_TOKEN is set; the catalog signs a first submission itself.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { archiveOf } from './package/archive';
import { inProject, projectRoot } from './projectRoot';

function run(program: string, parameters: string[]): void {
  console.log(`> ${[program, ...parameters].join(' ')}`);
  const { status, error } = spawnSync(program, parameters, { cwd: projectRoot, stdio: 'inherit' });
  if (error || status !== 0) {
    throw new Error(
      `${program} ${parameters.join(' ')} failed${error ? `: ${error.message}` : ` with exit code ${status}`}.`
    );
  }
}

function main(): void {
  run('npx', ['tsx', 'scripts/build.ts', '--mode', 'production']);
  if (process.env.GRAFANA_ACCESS_POLICY_TOKEN) {
    run('npx', ['--yes', '@grafana/sign-plugin@latest']);
  } else {
    console.log('Not signed: GRAFANA_ACCESS_POLICY_TOKEN is not set.');
  }
  const { name, bytes } = archiveOf(inProject('dist'));
  writeFileSync(inProject(name), bytes);
  console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
