import { expect, test } from '../fixtures';
import { heldWrites } from '../heldWrites';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { configurationPath } from '../pages/configurationPage';
import { settingsOf } from '../settingsOf';

test.beforeEach(async ({ grafana }) => {
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
});

test('leaving while Grafana is being changed asks, and who stays sees what became of it', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await expect(alerts.apply).toBeEnabled();
  const letGo = await heldWrites(page);
  await alerts.apply.click();
  await expect(alerts.progress).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Configuration' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('you will not see what became of it');
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  letGo();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Configuration' }).click();
  await expect(page).toHaveURL(new RegExp(`${configurationPath}$`));
});
