import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { settingsOf } from '../settingsOf';

test.beforeEach(({ grafana }) => grafana.api.reset());

test('settings that cannot be read are shown with their fault, and are not overwritten', async ({ page, grafana }) => {
  const broken = { schemaVersion: 1, sources: 'prometheus' };
  await grafana.api.enable(broken);
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText('The stored settings cannot be read.');
  await grafana.open(page, alertsPath);
  await expect(page.getByRole('main')).toContainText('Look at them under Configuration.');
  await grafana.open(page, configurationPath);
  const unreadable = page.getByTestId('settings-unreadable');
  await expect(unreadable).toContainText('Nothing was overwritten');
  await expect(unreadable).toContainText('sources');
  expect(await grafana.api.storedSettings()).toEqual(broken);

  await unreadable.getByRole('button', { name: 'Start anew' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start anew' }).click();
  const configuration = new ConfigurationPage(page);
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({ schemaVersion: 1, sources: [] });
});

test('settings of a newer version are not touched', async ({ page, grafana }) => {
  const newer = { schemaVersion: 99, wonders: ['of the future'] };
  await grafana.api.enable(newer);
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText('Update the plugin');
  await grafana.open(page, configurationPath);
  await expect(page.getByRole('main')).toContainText('These settings come from a newer version of Kube-proxy Monitor');
  await expect(page.getByTestId('save')).toHaveCount(0);
  expect(await grafana.api.storedSettings()).toEqual(newer);
});

test('a stored number out of range is named and mended, and keys of others stay', async ({ page, grafana }) => {
  const stored = settingsOf(await grafana.api.prometheus(), {
    signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 9999 } } } } },
  });
  await grafana.api.enable({ ...stored, madeBy: 'terraform' });
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText('Correct them under Configuration.');
  const configuration = new ConfigurationPage(page);
  await grafana.open(page, configurationPath);
  await expect(page.getByTestId('signal-row-sync-slow')).toContainText('Allowed: 0.001 s to 3600 s.');
  await configuration.open('sync-slow');
  await configuration.threshold('sync-slow-warning').fill('7');
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({ madeBy: 'terraform', revision: 1 });
  await grafana.open(page, overviewPath);
  await expect(new OverviewPage(page).verdict).toHaveAttribute('data-verdict', 'up to date');
});

test('a data source that is gone is named on every page', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf({ uid: 'long-gone', name: 'Old Prometheus' }));
  const said = 'The data source with uid “long-gone” is not there';
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await grafana.open(page, configurationPath);
  await expect(page.getByRole('main')).toContainText(said);
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await alerts.applyAndFail();
  await expect(alerts.outcome).toContainText('queries do not work');
  expect(await grafana.api.rules()).toEqual([]);
});

test('names of clusters are text, whatever is in them', async ({ page, grafana }) => {
  const name = String.raw`eu"we\st.*{x="1"}|<b>`;
  const prometheus = await grafana.api.prometheus();
  const settings = settingsOf(prometheus);
  const sources = settings.sources.map((source) => ({
    ...source,
    clusters: { [name]: { kubeProxy: true }, 'prod-eu': { kubeProxy: true }, 'prod-us': { kubeProxy: true } },
  }));
  await grafana.api.enable({ ...settings, sources });
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath);
  await expect(overview.verdict).toContainText(`No kube-proxy of ${name} can be reached.`);
  await expect(overview.row('prod-eu')).toContainText(/(\d+) \/ \1/);
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await alerts.applyAll();
  await expect(alerts.summary).toContainText('Grafana has what the settings want');
});
