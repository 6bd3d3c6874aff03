import { expect, test, type GrafanaUnderTest } from '../fixtures';
import { groupFromFile } from '../groupFromFile';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { refusals, refuse } from '../refuse';
import { settingsOf, sourceId } from '../settingsOf';

const group = `kube-proxy-${sourceId}-programming`;
const folderPath = '/api/folders/kubeproxy-monitor';
const inGroup = `kpm-${sourceId}-sync-slow-w`;
const outside = `kpm-${sourceId}-api-server-errors-w`;

const changed = {
  'sync-slow': { levels: { warning: { parameters: { threshold: 7 } } } },
  'api-server-errors': { levels: { warning: { parameters: { threshold: 0.2 } } } },
};

async function apply(grafana: GrafanaUnderTest, alerts: AlertsPage): Promise<void> {
  await alerts.applyAll();
  await expect.poll(async () => (await grafana.api.rules()).length).toBeGreaterThan(7);
}

test.beforeEach(async ({ grafana }) => {
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
});

test('rules from a provisioning file are blocked with the reason; the others are applied', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await apply(grafana, alerts);
  await groupFromFile(page, group);
  await grafana.api.enable(settingsOf(await grafana.api.prometheus(), { signals: changed }));

  await grafana.open(page, alertsPath);
  await expect(alerts.change(inGroup)).toHaveAttribute('data-kind', 'blocked');
  await expect(alerts.change(inGroup)).toContainText('It comes from a provisioning file');
  await alerts
    .change(inGroup)
    .getByRole('button', { name: /^Details of/ })
    .click();
  await expect(alerts.change(inGroup)).toContainText('Change it in that file');
  await expect(alerts.pause(inGroup)).toBeDisabled();
  await alerts.applyAll();
  expect((await grafana.api.rule(outside)).data[0]?.model.expr).toContain('> 0.2');
  expect((await grafana.api.rule(inGroup)).data[0]?.model.expr).toContain('> 8');

  await alerts.removeAll();
  await expect(page.getByTestId('removal-left')).toContainText('provisioning file');
  const left = new Set((await grafana.api.rules()).map(({ ruleGroup }) => ruleGroup));
  expect([...left]).toEqual([group]);
});

test('a group that becomes provisioned while the plan is open is refused, and told', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await apply(grafana, alerts);
  await grafana.api.enable(settingsOf(await grafana.api.prometheus(), { signals: changed }));
  await grafana.open(page, alertsPath);
  await expect(alerts.change(inGroup)).toHaveAttribute('data-kind', 'update');
  await refuse(page, { method: 'PUT', path: `**/rule-groups/${group}`, answer: refusals.fromFile });
  await alerts.applyAndFail();
  await expect(alerts.outcome).toContainText(group);
  await expect(alerts.outcome).toContainText('it comes from a provisioning file, which Grafana protects');
  expect((await grafana.api.rule(outside)).data[0]?.model.expr).toContain('> 0.2');
});

test('a plan that is applied in part says which part, and repeating it does the rest', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await refuse(page, { method: 'PUT', path: `**/rule-groups/${group}`, answer: refusals.serverError, times: 1 });
  await grafana.open(page, alertsPath);
  await alerts.applyAndFail();
  await expect(alerts.outcome).toContainText(/1 of \d+ steps failed; the rest is done\./);
  await expect(alerts.outcome).toContainText(`failed Rule group ${group}`);
  await expect(alerts.outcome).toContainText('Try again; if it stays, look into Grafana’s server log.');
  expect((await grafana.api.rules()).some(({ ruleGroup }) => ruleGroup === group)).toBe(false);
  expect((await grafana.api.rule(outside)).ruleGroup).not.toBe(group);

  await page.getByTestId('retry').click();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'success');
  expect((await grafana.api.rule(inGroup)).ruleGroup).toBe(group);
  await expect(alerts.summary).toContainText('Grafana has what the settings want');
});

test('a removal that fails halfway keeps the rest of its work, and repeating it removes what was left', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await apply(grafana, alerts);
  await refuse(page, { method: 'DELETE', path: `**/rule-groups/${group}`, answer: refusals.serverError, times: 1 });
  await alerts.startRemoval();
  await expect(alerts.outcome).toContainText(/1 of \d+ steps failed; the rest is done\./);
  await expect(alerts.outcome).toContainText(`failed Rule group ${group}`);
  const left = new Set((await grafana.api.rules()).map(({ ruleGroup }) => ruleGroup));
  expect([...left]).toEqual([group]);
  expect(await grafana.api.status(folderPath)).toBe(200);

  await alerts.removeAll();
  expect(await grafana.api.rules()).toEqual([]);
  expect(await grafana.api.status(folderPath)).toBe(404);
});

test('a rule that Grafana does not release, or that is gone when it is to be paused, is told beside it', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await apply(grafana, alerts);
  await refuse(page, { method: 'PUT', path: '**/rule-groups/*', answer: refusals.serverError, times: 1 });
  await alerts.openMore(inGroup);
  await alerts.release(inGroup).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await expect(alerts.state(inGroup)).toContainText('Try again; if it stays, look into Grafana’s server log.');
  await expect(alerts.release(inGroup)).toContainText('Release');
  expect((await grafana.api.rule(inGroup)).ruleGroup).toBe(group);

  await grafana.api.send('DELETE', `/api/v1/provisioning/folder/kubeproxy-monitor/rule-groups/${group}`);
  await alerts.pause(inGroup).click();
  await expect(alerts.state(inGroup)).toContainText('KubeProxySyncSlow is not in its rule group any more.');
  await expect(alerts.pause(inGroup)).toHaveText('Pause');
});

test('dashboards that Grafana refuses are told with the reason, and the rules are applied', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await expect(alerts.apply).toBeEnabled();
  for (const answer of [refusals.dashboardChangedMeanwhile, refusals.mayNotSaveDashboard]) {
    await refuse(page, { method: 'POST', path: '**/api/dashboards/db', answer, times: 1 });
  }
  await alerts.applyAndFail();
  await expect(alerts.outcome).toContainText(/2 of \d+ steps failed; the rest is done\./);
  await expect(alerts.outcome).toContainText('you lack the permission any of dashboards:create, dashboards:write');
  await expect(alerts.outcome).toContainText('somebody changed it meanwhile');
  await expect.poll(async () => (await grafana.api.rules()).length).toBeGreaterThan(7);
});

test('settings that cannot be saved stay in the fields', async ({ page, grafana }) => {
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('9');
  await refuse(page, { method: 'POST', path: '**/api/plugins/*/settings', answer: refusals.serverError, times: 1 });
  await configuration.save.click();
  await expect(page.getByTestId('refused')).toContainText('Grafana did not save the settings (500)');
  await expect(configuration.threshold('sync-slow-warning')).toHaveValue('9');
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
});

test('changes are not lost by leaving the page', async ({ page, grafana }) => {
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('9');
  await page.getByRole('navigation').getByRole('link', { name: 'Alerts' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
  await expect(configuration.threshold('sync-slow-warning')).toHaveValue('9');
});
