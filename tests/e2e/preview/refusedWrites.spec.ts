import { expect, test, type GrafanaUnderTest } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { settingsOf, sourceId } from '../settingsOf';

const group = `kube-proxy-${sourceId}-programming`;
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

/** Makes the group one that a provisioning file wrote. */
async function provisionFromFile(grafana: GrafanaUnderTest): Promise<void> {
  const rules = (await grafana.api.rules()).filter(({ ruleGroup }) => ruleGroup === group);
  await grafana.control('file-group', { folderUid: 'kubeproxy-monitor', title: group, interval: 10, rules });
}

test.beforeEach(async ({ grafana }) => {
  await grafana.control('reset');
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
});
test.afterEach(({ grafana }) => grafana.control('reset'));

test('rules from a provisioning file are blocked with the reason; the others are applied', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await apply(grafana, alerts);
  await provisionFromFile(grafana);
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
  const body = {
    statusCode: 409,
    messageId: 'alerting.provenanceMismatch',
    message: "cannot update with provided provenance '', needs 'file'",
  };
  await grafana.control('break', { method: 'PUT', path: `/rule-groups/${group}`, status: 409, body });
  await alerts.apply.click();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'error');
  await expect(alerts.outcome).toContainText(group);
  await expect(alerts.outcome).toContainText('it comes from a provisioning file, which Grafana protects');
  expect((await grafana.api.rule(outside)).data[0]?.model.expr).toContain('> 0.2');
});

test('a plan that is applied in part says which part, and repeating it does the rest', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await grafana.control('break', { method: 'PUT', path: `/rule-groups/${group}`, status: 500 });
  await grafana.open(page, alertsPath);
  await alerts.apply.click();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'error');
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

for (const status of [403, 412]) {
  test(`a dashboard that Grafana refuses with ${status} is told, and the rules are applied`, async ({
    page,
    grafana,
  }) => {
    const alerts = new AlertsPage(page);
    await grafana.open(page, alertsPath);
    await expect(alerts.apply).toBeEnabled();
    await grafana.control('break', { method: 'POST', path: '/api/dashboards/db', status });
    await alerts.apply.click();
    await expect(alerts.outcome).toHaveAttribute('data-outcome', 'error');
    await expect(alerts.outcome).toContainText(/failed Dashboard Kube-proxy/);
    await expect.poll(async () => (await grafana.api.rules()).length).toBeGreaterThan(7);
  });
}

test('settings that cannot be saved stay in the fields', async ({ page, grafana }) => {
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('9');
  await grafana.control('break', { method: 'POST', path: '/settings', status: 500 });
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
