import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { DashboardPage } from '../pages/dashboardPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { settingsOf, sourceId } from '../settingsOf';

const prometheus = { uid: 'prometheus', name: 'Prometheus' };

test.beforeEach(({ grafana }) => grafana.control('reset'));
test.afterEach(({ grafana }) => grafana.control('reset'));

test('without a Prometheus data source every page says what to add', async ({ page, grafana }) => {
  await grafana.control('data-sources', [{ uid: 'logs', name: 'Logs', type: 'loki' }]);
  await grafana.api.enable(settingsOf());
  await grafana.open(page, overviewPath);
  const main = page.getByRole('main');
  await expect(main).toContainText('There is no Prometheus data source yet');
  await expect(main.getByRole('link', { name: 'Add a data source' })).toHaveAttribute(
    'href',
    '/connections/datasources'
  );
  await grafana.open(page, configurationPath);
  await expect(main).toContainText('Add a Prometheus data source first');
  await expect(new ConfigurationPage(page).dataSource).toBeDisabled();
  await grafana.open(page, alertsPath);
  await expect(main).toContainText('No data source is chosen yet');
});

test('with several data sources nothing is guessed', async ({ page, grafana }) => {
  await grafana.control('data-sources', [prometheus, { uid: 'other', name: 'Other' }]);
  await grafana.api.enable(settingsOf());
  await grafana.open(page, overviewPath);
  await expect(page.getByRole('main')).toContainText('Choose your Prometheus');
  await page.getByRole('link', { name: 'Open Configuration' }).click();
  const configuration = new ConfigurationPage(page);
  await configuration.chooseDataSource('Other');
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({
    sources: [{ datasourceUid: 'other' }],
  });
});

test('a data source of the wrong type is named with its type', async ({ page, grafana }) => {
  await grafana.control('data-sources', [prometheus, { uid: 'logs', name: 'Logs', type: 'loki' }]);
  await grafana.api.enable(settingsOf({ uid: 'logs', name: 'Logs' }));
  const said = 'The data source “Logs” is of type loki, which does not speak PromQL.';
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await grafana.open(page, configurationPath);
  await expect(page.getByTestId(`source-${sourceId}`)).toContainText(said);
  const configuration = new ConfigurationPage(page);
  await configuration.chooseDataSource('Prometheus');
  await expect(page.getByTestId('found')).toContainText('prod-eu');
});

test('while Prometheus is down pages say so, no rule is written, and trying again works', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(prometheus));
  await grafana.control('prometheus', { reachable: false });
  const said = 'The data source “Prometheus” does not answer';
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await expect(page.getByTestId('refused')).toContainText('Check that Prometheus runs');
  await expect(overview.verdict).toHaveCount(0);

  const dashboard = new DashboardPage(page);
  await grafana.open(page, '/d/kubeproxy-fleet');
  await expect(dashboard.panel('Running').getByTestId('panel-error')).toBeVisible();

  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await alerts.apply.click();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'error');
  await expect(alerts.outcome).toContainText('queries do not work');
  expect(await grafana.api.rules()).toEqual([]);

  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await grafana.control('prometheus', { reachable: true });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(overview.verdict).toHaveAttribute('data-verdict', 'up to date');
});

test('an outage after a good look keeps what was seen, and says how old it is', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(prometheus));
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath);
  await expect(overview.verdict).toHaveAttribute('data-verdict', 'up to date');
  await grafana.control('break', { path: '/api/plugins/.*/settings', status: 500 });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(page.getByTestId('refused')).toContainText('Grafana’s server log');
  await expect(overview.clusters).toContainText('prod-eu');
});

test('a query that Prometheus does not accept is told with what to check', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(prometheus));
  const body = { message: 'bad_data: invalid parameter "query": 1:7: parse error: unexpected <by>' };
  await grafana.control('break', { path: '/api/ds/query', status: 400, body, times: 100 });
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText('does not accept the query');
  await expect(page.getByTestId('refused')).toContainText('Check the job and the cluster label under Configuration');
});

test('a job that nothing has is told as such, with the usual reasons', async ({ page, grafana }) => {
  const settings = settingsOf(prometheus);
  const sources = settings.sources.map((source) => ({ ...source, selector: { job: 'no-such-job', extra: [] } }));
  await grafana.api.enable({ ...settings, sources });
  await grafana.open(page, overviewPath);
  await expect(new OverviewPage(page).verdict).toHaveAttribute('data-verdict', 'nothing found');
  await expect(page.getByTestId('nothing-found')).toContainText('no-such-job');
  await expect(page.getByTestId('nothing-found')).toContainText('127.0.0.1:10249');
});
