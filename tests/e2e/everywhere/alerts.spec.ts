import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { newSource } from '../../../src/core/settings/bundledSettings';
import { expect, test, type GrafanaUnderTest } from '../fixtures';
import { heldWrites } from '../heldWrites';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { overviewPath } from '../pages/overviewPage';
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
  await alerts.openMore(uid);
  await alerts.release(uid).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await expect(alerts.release(uid)).toHaveText('Manage again');
  expect((await grafana.api.rule(uid)).labels).not.toHaveProperty(originLabel);

  await grafana.api.editRule({ ...(await grafana.api.rule(uid)), for: '44m' });
  await grafana.open(page, alertsPath);
  await expect(alerts.change(uid)).toHaveAttribute('data-kind', 'released');
  await expect(alerts.obstacle).toHaveText('There is nothing to apply.');

  await alerts.openMore(uid);
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

test('a silence is begun for one rule, and for no rule of the same name', async ({ page }) => {
  const alerts = new AlertsPage(page);
  await alerts.applyAll();
  await alerts
    .state(uid)
    .getByRole('link', { name: /^Silence/ })
    .click();
  await expect(page).toHaveURL(/\/alerting\/silence\/new\?/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('alertmanager')).toBe('grafana');
  expect(searchParams.getAll('matcher')).toEqual([`__alert_rule_uid__=${uid}`]);
});

test('who is told stands under the plan, and a contact point that is not there is said', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  await expect(alerts.circumstances).toContainText('told: as the notification policies say');
  const prometheus = await grafana.api.prometheus();
  const told = (contactPoint: string) => {
    const settings = settingsOf(prometheus);
    return { ...settings, alerting: { ...settings.alerting, contactPoint } };
  };
  await grafana.api.enable(told('nobody-at-all'));
  await grafana.open(page, alertsPath);
  await expect(alerts.circumstances).toContainText('Grafana shows no contact point of this name');
  await expect(alerts.change(uid)).toHaveAttribute('data-kind', 'blocked');

  await grafana.api.enable(told('grafana-default-email'));
  await grafana.open(page, alertsPath);
  await expect(alerts.circumstances).toContainText('told: contact point grafana-default-email');
  await alerts.applyAll();
  expect(await grafana.api.rule(uid)).toMatchObject({ notification_settings: { receiver: 'grafana-default-email' } });
});

test('after an upgrade of the plugin one click applies what it changed', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  const prometheus = await grafana.api.prometheus();
  await alerts.applyAll();
  const [, ownSettings = ''] = await appliedStamp(grafana, uid);
  // As an older version would have compiled the same settings.
  const signals = { 'sync-slow': { levels: { warning: { parameters: { threshold: 7 } } } } };
  await grafana.api.enable(settingsOf(prometheus, { signals: { ...settingsOf().signals, ...signals } }));
  await grafana.open(page, alertsPath);
  await alerts.applyAll();
  const [fingerprint = ''] = await appliedStamp(grafana, uid);
  const rule = await grafana.api.rule(uid);
  const annotations = { ...rule.annotations, __applied__: `${fingerprint} ${ownSettings} 0.0.1` };
  await grafana.api.editRule({ ...rule, annotations });
  await grafana.api.enable(settingsOf(prometheus));

  await grafana.open(page, overviewPath);
  const upgraded = page.getByTestId('upgraded');
  await expect(upgraded).toContainText('not applied yet');
  await upgraded.getByRole('link', { name: 'Review in Alerts' }).click();
  await expect(alerts.change(uid)).toContainText('after upgrade to');
  await alerts.upgradeNote.getByRole('button', { name: /^Apply/ }).click();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  expect((await grafana.api.rule(uid)).data[0]?.model.expr).toContain('> 8');
  await expect(alerts.upgradeNote).toBeHidden();
});

test('an apply stops between two steps, says what was done, and the next one does the rest', async ({
  page,
  grafana,
}) => {
  const alerts = new AlertsPage(page);
  await expect(alerts.apply).toBeEnabled();
  const letGo = await heldWrites(page);
  await alerts.apply.click();
  await expect(alerts.progress).toContainText('Writing the rule group');
  await expect(alerts.removeEverything).toBeDisabled();
  await alerts.cancel.click();
  await expect(alerts.cancel).toHaveText('Stopping after this step');
  letGo();
  await expect(alerts.outcome).toContainText(
    /Stopped\. What is listed here was done and stays; \d+ steps were not begun\./
  );
  const groups = new Set((await grafana.api.rules()).map(({ ruleGroup }) => ruleGroup));
  expect(groups.size).toBe(1);

  await alerts.applyAll();
  await expect(alerts.summary).toContainText('Grafana has what the settings want');
  expect(await grafana.api.rule(uid)).toBeDefined();
});

test('two sources are told apart, and one is applied without the other', async ({ page, grafana }) => {
  const alerts = new AlertsPage(page);
  const prometheus = await grafana.api.prometheus();
  const sources = [newSource(sourceId, 'Europe', prometheus.uid), newSource('e2e002', 'America', prometheus.uid)];
  await grafana.api.enable(settingsOf(prometheus, { sources }));
  await grafana.open(page, alertsPath);
  await page.getByRole('checkbox', { name: 'Apply all changes of America' }).uncheck({ force: true });
  await alerts.applyAll();
  await expect(alerts.outcome).toContainText(`Rule group kube-proxy-${sourceId}-programming of Europe`);
  const written = (await grafana.api.rules()).map((rule) => rule.uid.split('-')[1]);
  expect(new Set(written)).toEqual(new Set([sourceId]));
});

/** Fingerprint, settings and version of what was applied last. */
async function appliedStamp({ api }: GrafanaUnderTest, ruleUid: string): Promise<string[]> {
  return (await api.rule(ruleUid)).annotations['__applied__']?.split(' ') ?? [];
}
