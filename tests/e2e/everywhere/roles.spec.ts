import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { settingsOf, sourceId } from '../settingsOf';

const uid = `kpm-${sourceId}-sync-slow-w`;

test.beforeEach(async ({ grafana }) => {
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
});

test('a Viewer reads everything, and is told who may press the buttons', async ({ page, grafana }) => {
  const as = { role: 'Viewer' } as const;
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath, as);
  await expect(overview.verdict).toContainText(/All \d+ nodes/);

  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath, as);
  await expect(alerts.summary).toContainText('blocked');
  await expect(alerts.apply).toBeDisabled();
  await expect(alerts.obstacle).toContainText('Ask an Editor');
  await expect(alerts.removeEverything).toBeDisabled();

  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath, as);
  await configuration.open('sync-slow');
  await expect(configuration.threshold('sync-slow-warning')).toHaveValue('8');
  await expect(configuration.obstacle).toContainText(
    'You may not save these settings. Ask an organisation administrator'
  );
  await expect(configuration.save).toBeDisabled();
});

test('an Editor applies and pauses rules, and is told who may save settings', async ({ page, grafana }) => {
  const as = { role: 'Editor' } as const;
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath, as);
  await alerts.applyAll();
  expect((await grafana.api.rule(uid)).isPaused).toBe(false);
  await alerts.pause(uid).click();
  await expect(alerts.pause(uid)).toHaveText('Resume');
  expect((await grafana.api.rule(uid)).isPaused).toBe(true);

  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath, as);
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('9');
  await expect(configuration.save).toBeDisabled();
  await expect(configuration.obstacle).toContainText('You may not save these settings.');
  await configuration.threshold('sync-slow-warning').fill('8');

  await grafana.open(page, alertsPath, as);
  await alerts.removeAll();
  expect(await grafana.api.rules()).toEqual([]);
});
