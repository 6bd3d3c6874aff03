import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { settingsOf, sourceId } from '../settingsOf';

const edited = `kpm-${sourceId}-sync-slow-w`;
const other = `kpm-${sourceId}-sync-slow-c`;

test.beforeEach(async ({ page, grafana }) => {
  const prometheus = await grafana.api.prometheus();
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(prometheus));
  await grafana.open(page, alertsPath);
  await new AlertsPage(page).applyAll();
  await grafana.api.editRule({ ...(await grafana.api.rule(edited)), for: '33m' });
});

test('a rule that somebody edited is left alone until it is to be replaced', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  const signals = {
    'sync-slow': { levels: { critical: { parameters: { threshold: 12 } } } },
  };
  await grafana.api.enable(settingsOf(await grafana.api.prometheus(), { signals }));
  await grafana.open(page, alertsPath);
  await expect(alerts.change(edited)).toHaveAttribute('data-kind', 'edited');
  await expect(alerts.change(edited)).toContainText('for 15m → 33m (in Grafana)');
  await expect(alerts.change(other)).toHaveAttribute('data-kind', 'update');
  await alerts.applyAll();
  expect((await grafana.api.rule(edited)).for).toMatch(/^33m/);
  expect((await grafana.api.rule(other)).data[0]?.model.expr).toContain('> 12');

  await expect(alerts.obstacle).toHaveText('Choose a change first.');
  await alerts.change(edited).getByRole('radio', { name: 'Replace' }).check();
  await expect(alerts.apply).toHaveText('Apply 1 change');
  await alerts.applyAll();
  expect((await grafana.api.rule(edited)).for).toMatch(/^15m/);
  await expect(alerts.summary).toContainText('Grafana has what the settings want');
});
