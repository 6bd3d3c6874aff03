import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { DashboardPage } from '../pages/dashboardPage';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { refusals, refuse, refuseQueries } from '../refuse';
import { settingsOf, sourceId } from '../settingsOf';
import { withoutPrometheus } from '../withoutPrometheus';

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

test.beforeEach(({ grafana }) => grafana.api.reset());
test.afterAll(({ grafana }) => grafana.api.reset());

test('without a Prometheus data source every page says what to add', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf());
  await withoutPrometheus(page);
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
  const { url } = await grafana.api.prometheus();
  const other = await grafana.api.addDataSource({ name: 'Other', url });
  await grafana.api.enable(settingsOf());
  await grafana.open(page, overviewPath);
  await expect(page.getByRole('main')).toContainText('Choose your Prometheus');
  await page.getByRole('link', { name: 'Open Configuration' }).click();
  const configuration = new ConfigurationPage(page);
  await configuration.chooseDataSource('Other');
  await configuration.save.click();
  await expect(configuration.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject({
    sources: [{ datasourceUid: other.uid }],
  });
});

test('a data source of the wrong type is named with its type', async ({ page, grafana }) => {
  const prometheus = await grafana.api.prometheus();
  await grafana.api.enable(settingsOf(await grafana.api.addDataSource({ name: 'Logs', type: 'loki', url: nowhere })));
  const said = 'The data source “Logs” is of type loki, which does not speak PromQL.';
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await grafana.open(page, configurationPath);
  await expect(page.getByTestId(`source-${sourceId}`)).toContainText(said);
  const configuration = new ConfigurationPage(page);
  await configuration.chooseDataSource(prometheus.name);
  await expect(page.getByTestId('found')).toContainText('prod-eu');
});

test('while Prometheus is down pages say so, no rule is written, and trying again works', async ({ page, grafana }) => {
  const { url } = await grafana.api.prometheus();
  const moved = await grafana.api.addDataSource({ name: 'Moved', url: nowhere });
  await grafana.api.enable(settingsOf(moved));
  const said = 'The data source “Moved” does not answer';
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await expect(page.getByTestId('refused')).toContainText('Check that Prometheus runs');
  await expect(overview.verdict).toHaveCount(0);

  const dashboard = new DashboardPage(page);
  await grafana.open(page, `/d/kubeproxy-fleet?var-datasource=${moved.uid}`);
  await expect(dashboard.failure('Running')).toBeVisible();

  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await alerts.applyAndFail();
  await expect(alerts.outcome).toContainText('queries do not work');
  expect(await grafana.api.rules()).toEqual([]);

  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText(said);
  await grafana.api.changeUrl(moved, url);
  // Grafana goes on asking the old address for some seconds.
  await expect.poll(() => grafana.api.status(`/api/datasources/uid/${moved.uid}/health`)).toBe(200);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(overview.verdict).toHaveAttribute('data-verdict', 'up to date');
});

test('recording into a data source that only reads is blocked with the reason, and the rest is applied', async ({
  page,
  grafana,
}) => {
  const { url } = await grafana.api.prometheus();
  const thanos = await grafana.api.addDataSource({ name: 'Thanos', url, jsonData: { prometheusType: 'Thanos' } });
  await grafana.api.enable(settingsOf(thanos, { recording: { enabled: true } }));
  const alerts = new AlertsPage(page);
  await grafana.open(page, alertsPath);
  await expect(alerts.change(`kpm-${sourceId}-running-r`)).toHaveAttribute('data-kind', 'blocked');
  await expect(alerts.change(`kpm-${sourceId}-running-r`)).toContainText(
    '“Thanos” is a Thanos query, which only reads.'
  );
  await alerts.applyAll();
  const written = await grafana.api.rules();
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter(({ uid }) => uid.endsWith('-r'))).toEqual([]);
  await page.getByTestId('export-recordings').click();
  await expect(alerts.exported('kube-proxy.rules.yaml')).toContainText('record: cluster:kubeproxy_up:sum');
});

test('an outage after a good look keeps what was seen, and says how old it is', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const overview = new OverviewPage(page);
  await grafana.open(page, overviewPath);
  await expect(overview.verdict).toHaveAttribute('data-verdict', 'up to date');
  await refuse(page, { method: 'GET', path: '**/api/plugins/*/settings', answer: refusals.serverError });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(page.getByTestId('refused')).toContainText('Grafana’s server log');
  await expect(overview.clusters).toContainText('prod-eu');
  await expect(page.getByRole('main')).toContainText(/\d+ s ago/);
});

test('a query that Prometheus does not accept is told with what to check', async ({ page, grafana }) => {
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  await refuseQueries(page);
  await grafana.open(page, overviewPath);
  await expect(page.getByTestId('refused')).toContainText('does not accept the query');
  await expect(page.getByTestId('refused')).toContainText('Check the job and the cluster label under Configuration');
});

test('a job that nothing has is told as such, with the usual reasons', async ({ page, grafana }) => {
  const settings = settingsOf(await grafana.api.prometheus());
  const sources = settings.sources.map((source) => ({ ...source, selector: { job: 'no-such-job', extra: [] } }));
  await grafana.api.enable({ ...settings, sources });
  await grafana.open(page, overviewPath);
  await expect(new OverviewPage(page).verdict).toHaveAttribute('data-verdict', 'nothing found');
  await expect(page.getByTestId('nothing-found')).toContainText('no-such-job');
  await expect(page.getByTestId('nothing-found')).toContainText('127.0.0.1:10249');
});
