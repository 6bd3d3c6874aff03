import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { runbookPath } from '../pages/runbookPage';
import { settingsOf, sourceId } from '../settingsOf';

const uid = `kpm-${sourceId}-sync-slow-w`;
const originLabel = '__grafana_origin';

test.beforeEach(async ({ page, grafana }) => {
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  await grafana.open(page, alertsPath);
});

test('a rule is released to the user, left alone by every plan, and managed again', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await alerts.applyAll();
  await alerts.release(uid).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await expect(alerts.release(uid)).toHaveText('Manage again');
  expect((await grafana.api.rule(uid)).labels).not.toHaveProperty(originLabel);

  await grafana.api.editRule({ ...(await grafana.api.rule(uid)), for: '44m' });
  await grafana.open(page, alertsPath);
  await expect(alerts.change(uid)).toHaveAttribute('data-kind', 'released');
  await expect(alerts.obstacle).toHaveText('There is nothing to apply.');

  await alerts.release(uid).click();
  await expect(alerts.change(uid)).toContainText('for 15m → 44m (in Grafana)');
  expect((await grafana.api.rule(uid)).labels).toHaveProperty(originLabel);
});

test('a Viewer takes the rules as files', async ({ page, grafana }) => {
  await grafana.open(page, alertsPath, { role: 'Viewer' });
  await page.getByTestId('export').click();
  const file = new AlertsPage(page).exported('kube-proxy.rules.yaml');
  await expect(file).toContainText('alert: KubeProxySyncSlow');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    file.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('kube-proxy.rules.yaml');
  expect(parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    groups: expect.arrayContaining([expect.objectContaining({ name: `kube-proxy-${sourceId}-programming` })]),
  });
});

test('the runbook of a rule opens inside the app, with the reader’s own query', async ({ page }) => {
  const alerts = new AlertsPage(page);
  await alerts.applyAll();
  await alerts
    .state(uid)
    .getByRole('link', { name: /^Runbook/ })
    .click();
  await expect(page).toHaveURL(new RegExp(runbookPath('sync-slow')));
  await expect(page.getByTestId(`runbook-query-${uid}`)).toContainText('sync_proxy_rules_duration_seconds_sum');
});
