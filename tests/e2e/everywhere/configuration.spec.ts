import { expect, test } from '../fixtures';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { withQuietDays } from '../quietDays';
import { settingsOf, sourceId } from '../settingsOf';

test.beforeEach(({ grafana }) => grafana.api.reset());

test('a data source that has kube-proxy’s metrics is proposed and chosen in one click', async ({ page, grafana }) => {
  const prometheus = await grafana.api.prometheus();
  await grafana.api.enable(settingsOf());
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  const proposal = page.getByTestId(`proposal-${prometheus.uid}`);
  await expect(proposal).toContainText(/2 clusters \(prod-eu, prod-us\), \d+ kube-proxies/);
  await proposal.getByRole('button', { name: `Use ${prometheus.name}` }).click();
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({
    sources: [{ datasourceUid: prometheus.uid, clusterLabel: 'cluster' }],
  });
});

test('the past stands beside a number, and follows it when it is changed', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  const evidence = page.getByTestId('evidence-sync-slow');
  await expect(evidence.getByTestId('evidence-graph')).toHaveAttribute('aria-label', /Slow rule sync, last/);
  await expect(evidence).toContainText('Worst now:');
  await expect(page.getByTestId('history-sync-slow')).toContainText('Would not have fired');
  // So low that every sync is above: the answer no longer holds all of them and is asked for anew.
  await configuration.threshold('sync-slow-warning').fill('0.001');
  await expect(page.getByTestId('history-sync-slow')).toContainText(/would have fired (once|\d+ times)/);
});

test('numbers learned from the past are taken over with one click, and saved', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  await withQuietDays(page, 0.25);
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  const evidence = page.getByTestId('evidence-sync-slow');
  await expect(evidence).toContainText('Suggested: warning 1 s, critical 2 s. The warning is 4 × your busiest hour');
  await evidence.getByRole('button', { name: 'Use warning 1 s, critical 2 s' }).click();
  await expect(configuration.threshold('sync-slow-warning')).toHaveValue('1');
  await expect(configuration.threshold('sync-slow-critical')).toHaveValue('2');
  await expect(evidence).toContainText('Your numbers fit');
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({
    signals: {
      'sync-slow': {
        levels: { warning: { parameters: { threshold: 1 } }, critical: { parameters: { threshold: 2 } } },
      },
    },
  });
});

test('a firing of the past leads to the dashboard of its node at that time', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('0.001');
  const firing = page.getByTestId('history-sync-slow').getByRole('link').first();
  await expect(firing).toHaveAttribute(
    'href',
    /\/d\/kubeproxy-node\?.*var-cluster=prod-\w+&var-instance=[^&]+&from=\d{13}&to=\d{13}$/
  );
});

test('one cluster has a number of its own, which is saved', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await configuration.open('sync-slow');
  await page.getByRole('combobox', { name: 'Different for some clusters:' }).click();
  await page.getByRole('option', { name: 'prod-us' }).click();
  await page.getByTestId('override-sync-slow-warning-prod-us').fill('11');
  await configuration.save.click();
  await expect(configuration.saved).toContainText('not applied yet');
  expect(await grafana.api.storedSettings()).toMatchObject({
    sources: [
      {
        id: sourceId,
        clusters: {
          'prod-us': { signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 11 } } } } } },
        },
      },
    ],
  });
});

test('settings are loaded back after a look at what they change', async ({ page, grafana }) => {
  const stored = settingsOf(await grafana.api.prometheus());
  await grafana.api.enable(stored);
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await page.getByTestId('load-settings').click();
  const loaded = { ...stored, revision: 41, signals: { ...stored.signals, down: { enabled: false } } };
  await page.getByRole('textbox', { name: /^Or its text/ }).fill(JSON.stringify(loaded));
  await expect(page.getByRole('row', { name: /Whole cluster unreachable/ })).toContainText(/on\s*off/);
  await page.getByTestId('take-over').click();
  expect(await grafana.api.storedSettings()).not.toMatchObject({ signals: { down: { enabled: false } } });
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({ revision: 1, signals: { down: { enabled: false } } });
});

test('a text that holds no settings is refused with the reason, and cannot be taken over', async ({
  page,
  grafana,
}) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  await grafana.open(page, configurationPath);
  await page.getByTestId('load-settings').click();
  const text = page.getByRole('textbox', { name: /^Or its text/ });
  const drawer = page.getByRole('dialog');
  for (const { pasted, why } of [
    { pasted: '{ "signals": ', why: 'This is neither JSON nor YAML.' },
    { pasted: '{ "panels": [] }', why: 'These are no settings of Kube-proxy Monitor' },
    { pasted: '{ "schemaVersion": 99, "signals": {} }', why: 'Update the plugin.' },
    { pasted: '{ "schemaVersion": 1, "sources": "prometheus" }', why: 'sources' },
  ]) {
    await text.fill(pasted);
    await expect(drawer.getByRole('alert')).toContainText(why);
    await expect(page.getByTestId('take-over')).toHaveCount(0);
  }
});

test('a wrong number is led to from the save bar, and the keyboard is never below the bar', async ({
  page,
  grafana,
}) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  const interval = page.getByLabel('Evaluation interval');
  await interval.fill('15');
  await page.getByTestId('signal-row-down').scrollIntoViewIfNeeded();
  await page.getByTestId('show-problem').click();
  await expect(interval).toBeFocused();
  await expect(interval).toBeInViewport();
  await interval.fill('20');
  await expect(configuration.save).toBeEnabled();

  await page.getByTestId('enabled-metrics-missing').focus();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.locator(':focus').boundingBox();
    const bar = await page.getByTestId('save-bar').boundingBox();
    expect((focused?.y ?? 0) + (focused?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  }
});
