import { defineConfig } from '@playwright/test';

const breaksNodes = '**/journey.spec.ts';

/**
 * Browser tests share one Grafana and change its rules, so they run one after the other; those that break nodes are
 * last, because what failed is told for some minutes after its cure.
 */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'all well', testMatch: '**/*.spec.ts', testIgnore: breaksNodes },
    { name: 'faults', testMatch: breaksNodes },
  ],
  outputDir: '../../artifacts/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../artifacts/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 1000 },
    screenshot: 'only-on-failure',
    // A film of every test would cost a third of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    launchOptions: {
      // A browser of the system; nothing is downloaded.
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
});
