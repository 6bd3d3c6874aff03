/**
 * Browser tests: Playwright on the system's Chromium, against the preview host, or against the Grafana at GRAFANA_URL.
 * Parameters go to Playwright: npm run test:e2e -- --grep Alerts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { inProject, projectRoot } from './projectRoot';
import { tool } from './tools/tool';

const configuration = 'tests/e2e/playwright.config.ts';

async function main(): Promise<void> {
  if (!existsSync(inProject(configuration))) {
    throw new Error(`There are no browser tests: ${configuration} is missing.`);
  }
  if (!existsSync(inProject('dist/module.js'))) {
    throw new Error('There is no build to test: run npm run build first.');
  }
  mkdirSync(inProject('artifacts'), { recursive: true });
  const { status, error } = spawnSync(
    'npx',
    ['playwright', 'test', '--config', configuration, '--reporter=list,json', ...process.argv.slice(2)],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      env: {
        ...process.env,
        CHROMIUM_PATH: await tool('chromium'),
        PLAYWRIGHT_JSON_OUTPUT_NAME: inProject('artifacts/browser.json'),
      },
    }
  );
  if (error) {
    throw error;
  }
  process.exitCode = status ?? 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
