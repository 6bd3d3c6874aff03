import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath, settingsTabPath } from '../pages/configurationPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { runbookPath } from '../pages/runbookPage';
import { settingsOf, sourceId } from '../settingsOf';

/** Every page, and what is there when it is ready. */
const pages = [
  { name: 'Overview', path: overviewPath, ready: (page: Page) => new OverviewPage(page).clusters },
  { name: 'Configuration', path: configurationPath, ready: (page: Page) => page.getByTestId('found') },
  { name: 'Alerts', path: alertsPath, ready: (page: Page) => page.getByTestId('rule-states') },
  {
    name: 'a runbook',
    path: runbookPath('sync-slow'),
    ready: (page: Page) => page.getByTestId(`runbook-query-kpm-${sourceId}-sync-slow-w`),
  },
  { name: 'the settings tab', path: settingsTabPath, ready: (page: Page) => page.getByTestId('found') },
];

/** What axe takes for serious or critical in the content; around it is Grafana's own. */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    // Grafana 12's own tables name rows that are not there until they are opened.
    .exclude('button[aria-controls^="InteractiveTable"]')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`).join('\n')}`
    );
}

/** What is wider than the screen, so that one would have to scroll sideways. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth }) => `${tagName}: ${scrollWidth} px`)
  );
}

test.describe.configure({ mode: 'serial' });

test.describe('Everybody can use it', () => {
  test.beforeAll(async ({ grafana, browser }) => {
    const prometheus = await grafana.api.prometheus();
    await grafana.api.reset();
    await grafana.api.enable(settingsOf(prometheus));
    const page = await browser.newPage();
    await grafana.open(page, alertsPath);
    await new AlertsPage(page).applyAll();
    await page.close();
    // So that Alerts has something to show of everything: updated, edited by hand, states.
    const rule = await grafana.api.rule(`kpm-${sourceId}-sync-slow-w`);
    await grafana.api.editRule({ ...rule, for: '33m' });
    const signals = { 'sync-slow': { levels: { critical: { parameters: { threshold: 12 } } } } };
    await grafana.api.enable(settingsOf(prometheus, { signals }));
  });

  for (const { name, path, ready } of pages) {
    test(`${name} has nothing that axe finds serious, in both themes, and fits 400 pixels`, async ({
      page,
      grafana,
    }) => {
      for (const theme of ['dark', 'light'] as const) {
        await grafana.open(page, path, { theme });
        await expect(ready(page)).toBeVisible();
        expect(await seriousViolations(page), `in the ${theme} theme`).toEqual([]);
      }
      await page.setViewportSize({ width: 400, height: 800 });
      await expect.poll(() => overflows(page)).toEqual([]);
    });
  }

  test('settings are changed and saved by keyboard alone, and the focus is seen', async ({ page, grafana }) => {
    await grafana.open(page, configurationPath);
    const configuration = new ConfigurationPage(page);
    await configuration.open('api-server-errors');
    const threshold = configuration.threshold('api-server-errors-warning');
    await threshold.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('15');
    const isFocused = () => configuration.save.evaluate((button) => button === document.activeElement);
    let presses = 0;
    while (!(await isFocused()) && presses < 100) {
      await page.keyboard.press('Tab');
      presses += 1;
    }
    await expect(configuration.save).toBeFocused();
    const seen = await configuration.save.evaluate((button) => {
      const { outlineStyle, boxShadow } = getComputedStyle(button);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    });
    expect(seen).toBe(true);
    await page.keyboard.press('Enter');
    await expect(configuration.saved).toBeVisible();
  });
});
