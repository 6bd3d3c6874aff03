import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath, settingsTabPath } from '../pages/configurationPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { settingsOf, sourceId } from '../settingsOf';

/** Every page, and what is there when it is ready. */
const pages = [
  { name: 'Overview', path: overviewPath, ready: (page: Page) => new OverviewPage(page).clusters },
  { name: 'Configuration', path: configurationPath, ready: (page: Page) => page.getByTestId('found') },
  { name: 'Alerts', path: alertsPath, ready: (page: Page) => page.getByTestId('rule-states') },
  { name: 'the settings tab', path: settingsTabPath, ready: (page: Page) => page.getByTestId('found') },
];

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

  for (const theme of ['dark', 'light'] as const) {
    for (const { name, path, ready } of pages) {
      test(`axe finds nothing serious on ${name} in the ${theme} theme`, async ({ page, grafana }) => {
        await grafana.open(page, path, { theme });
        await expect(ready(page)).toBeVisible();
        // Around it is Grafana's own.
        const { violations } = await new AxeBuilder({ page }).include('main').analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(told).toEqual([]);
      });
    }
  }

  test('settings are changed and saved by keyboard alone, and the focus is seen', async ({ page, grafana }) => {
    await grafana.open(page, configurationPath);
    const configuration = new ConfigurationPage(page);
    const threshold = configuration.threshold('api-server-errors-warning');
    await threshold.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('15');
    const isFocused = () => configuration.save.evaluate((button) => button === document.activeElement);
    let presses = 0;
    while (!(await isFocused()) && presses < 40) {
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

  for (const { name, path, ready } of pages) {
    test(`${name} fits a screen of 400 pixels`, async ({ page, grafana }) => {
      await page.setViewportSize({ width: 400, height: 800 });
      await grafana.open(page, path);
      await expect(ready(page)).toBeVisible();
      const overflow = () =>
        page.evaluate(() =>
          [document.documentElement, document.querySelector('main')].map((element) =>
            element === null ? 0 : element.scrollWidth - element.clientWidth
          )
        );
      await expect.poll(overflow).toEqual([0, 0]);
    });
  }
});
