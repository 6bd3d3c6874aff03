/**
 * Takes the pictures of the catalog and of README.md: src/img/screenshot-*.png.
 *
 *   npm run screenshots                         on a demo of its own
 *   GRAFANA_URL=… npm run screenshots           on a Grafana that runs the demo (`npm start`), which looks best
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

import { startDemo } from '../demo/startDemo';
import { pluginId } from '../src/core/product';
import { inProject } from './projectRoot';
import { tool } from './tools/tool';

const pictures: ReadonlyArray<{ name: string; path: string; ready: string }> = [
  { name: 'overview', path: `/a/${pluginId}`, ready: '[data-testid="verdict"]' },
  { name: 'configuration', path: `/a/${pluginId}/configuration`, ready: '[data-testid^="signal-row-"]' },
  { name: 'alerts', path: `/a/${pluginId}/alerts`, ready: '[data-testid^="rule-state-"]' },
  { name: 'fleet', path: '/d/kubeproxy-fleet', ready: 'text=Which nodes need attention?' },
  { name: 'node', path: '/d/kubeproxy-node', ready: 'text=How far are the rules behind?' },
];

async function main(): Promise<void> {
  const running = process.env.GRAFANA_URL === undefined ? await ownDemo() : undefined;
  const url = running?.url ?? process.env.GRAFANA_URL ?? '';
  const browser = await chromium.launch({
    executablePath: await tool('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    await applyRules(page, url);
    for (const { name, path, ready } of pictures) {
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
      await page.locator(ready).first().waitFor();
      await page.screenshot({ path: inProject(`src/img/screenshot-${name}.png`) });
      console.log(`src/img/screenshot-${name}.png`);
    }
  } finally {
    await browser.close();
    await running?.stop();
  }
}

/** So that the page of alerts has a state to show. */
async function applyRules(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/a/${pluginId}/alerts`);
  const apply = page.getByTestId('apply');
  await apply.or(page.locator('[data-testid^="rule-state-"]').first()).first().waitFor();
  if ((await apply.count()) > 0 && (await apply.isEnabled())) {
    await apply.click();
    await page.locator('[data-testid^="rule-state-"]').first().waitFor({ timeout: 60_000 });
  }
}

function ownDemo() {
  return startDemo({
    dist: inProject('dist'),
    grafana: 'preview',
    history: '2h',
    directory: mkdtempSync(join(tmpdir(), 'kubeproxy-monitor-')),
    say: console.log,
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
