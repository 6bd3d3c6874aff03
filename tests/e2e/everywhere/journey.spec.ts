import { expect, test } from '../fixtures';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { DashboardPage } from '../pages/dashboardPage';
import { drawnLines } from '../pages/drawnLines';
import { OverviewPage, overviewPath } from '../pages/overviewPage';
import { settingsOf } from '../settingsOf';

const meanSync = { title: 'How long does a sync take on average?', dashboard: 'kubeproxy-node', panel: 107 };
const broken = { cluster: 'prod-eu', node: 'eu-worker-03' };
/** Scrape, `queuedFor`, `for` and evaluations come one after the other. */
const untilNoticed = { timeout: 110_000, intervals: [2000] };

/** Rules of the one source, by signal and level; its id is chosen at random when it is added. */
function uidOf(rules: Array<{ uid: string }>, ending: string): string {
  const found = rules.find(({ uid }) => uid.endsWith(ending));
  if (found === undefined) {
    throw new Error(`No rule ends in ${ending}.`);
  }
  return found.uid;
}

test.describe.configure({ mode: 'serial' });

test.describe('From enabling the app to removing everything', () => {
  test.beforeAll(async ({ grafana }) => {
    await grafana.fault({ clear: true });
    await grafana.api.reset();
  });

  test.afterAll(async ({ grafana }) => {
    await grafana.fault({ clear: true });
  });

  test('enabling the app brings its dashboards', async ({ page, grafana }) => {
    expect(await grafana.api.status('/api/dashboards/uid/kubeproxy-fleet')).toBe(404);
    await grafana.open(page, '/plugins/kubeproxy-monitor-app');
    await page.getByRole('button', { name: 'Enable', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeVisible();
    await expect.poll(() => grafana.api.status('/api/dashboards/uid/kubeproxy-fleet')).toBe(200);
    await expect.poll(() => grafana.api.status('/api/dashboards/uid/kubeproxy-node')).toBe(200);
  });

  test('the fleet dashboard shows data', async ({ page, grafana }) => {
    const dashboard = new DashboardPage(page);
    await grafana.open(page, '/d/kubeproxy-fleet?from=now-15m&to=now');
    await expect(dashboard.panel('Expected')).toContainText(/[1-9]\d*/);
    await expect(dashboard.panel('Running')).toContainText(/[1-9]\d*/);
    await expect(dashboard.panel('Clusters down')).toContainText('0');
    await expect(dashboard.panel('How is each cluster?')).toContainText('prod-eu');
    await dashboard.expectNoFailure();
  });

  test('the node dashboard shows data', async ({ page, grafana }) => {
    const dashboard = new DashboardPage(page);
    await grafana.open(page, '/d/kubeproxy-node?from=now-15m&to=now');
    await expect(dashboard.plot('How far are the rules behind?')).toBeVisible();
    await expect(dashboard.panel('How far are the rules behind?')).toContainText(/(eu|us)-worker-\d\d/);
    await dashboard.panel(meanSync.title).scrollIntoViewIfNeeded();
    await expect(dashboard.plot(meanSync.title)).toBeVisible();
    await dashboard.expectNoFailure();
  });

  test('overview is all well before anything is configured', async ({ page, grafana }) => {
    const overview = new OverviewPage(page);
    await grafana.open(page, overviewPath);
    await expect(overview.verdict).toContainText(/All \d+ nodes in \d+ clusters are up to date/);
    await expect(overview.row(broken.cluster)).toContainText(/(\d+) \/ \1/);
  });

  test('a data source is chosen, a threshold changed, and both are saved', async ({ page, grafana }) => {
    const prometheus = await grafana.api.prometheus();
    await grafana.api.enable(settingsOf());
    const configuration = new ConfigurationPage(page);
    await grafana.open(page, configurationPath);
    await configuration.chooseDataSource(prometheus.name);
    await expect(page.getByTestId('found')).toContainText(
      /Found 2 clusters \(prod-eu, prod-us\): \d+ kube-proxies run/
    );
    await configuration.open('sync-slow');
    const critical = configuration.threshold('sync-slow-critical');
    await critical.fill('9999');
    await expect(page.getByTestId('signal-row-sync-slow')).toContainText('Allowed: 0.001 s to 3600 s.');
    await expect(configuration.save).toBeDisabled();
    await critical.fill('20');
    await expect(page.getByTestId('signal-row-sync-slow')).toContainText('Graphs of quantiles end at 16.384 s');
    await critical.fill('14');
    await configuration.open('sync-slow');
    const threshold = configuration.threshold('sync-slow-warning');
    await threshold.fill('13');
    await configuration.save.click();
    await expect(configuration.saved).toContainText('not applied yet');
    expect(await grafana.api.storedSettings()).toMatchObject({ sources: [{ datasourceUid: prometheus.uid }] });
    await page.reload();
    await configuration.open('sync-slow');
    await expect(threshold).toHaveValue('13');
  });

  test('the plan is shown and applied, and the rule and the panel have the new number', async ({ page, grafana }) => {
    const { dashboard, panel } = meanSync;
    expect(await grafana.api.panelThresholds(dashboard, panel)).toEqual([8, 14]);
    const alerts = new AlertsPage(page);
    await grafana.open(page, alertsPath);
    await expect(alerts.summary).toContainText(/Will change in Grafana: .*added/);
    await expect(alerts.change(dashboard)).toContainText('8 (orange), 14 (red) → 13 (orange), 14 (red)');
    await alerts.applyAll();
    await expect(alerts.summary).toContainText('Grafana has what the settings want');

    const rule = await grafana.api.rule(uidOf(await grafana.api.rules(), 'sync-slow-w'));
    expect(rule.data[0]?.model.expr).toContain('> 13');
    expect(await grafana.api.panelThresholds(dashboard, panel)).toEqual([13, 14]);
  });

  test('the line of the panel is drawn at the new threshold', async ({ page, grafana }) => {
    const dashboard = new DashboardPage(page);
    await grafana.open(page, '/d/kubeproxy-node?from=now-15m&to=now');
    await dashboard.panel(meanSync.title).scrollIntoViewIfNeeded();
    await expect(dashboard.plot(meanSync.title)).toBeVisible();
    // Until it was applied, 14 s was far above the highest line that is drawn.
    await expect
      .poll(async () => {
        const { orange = 0, red = 0 } = await drawnLines(dashboard.plot(meanSync.title));
        return red === 0 ? 0 : Math.round((orange / red) * 14);
      })
      .toBe(13);
  });

  test('a broken node is named at once, and its alert fires', async ({ page, grafana }) => {
    const uid = uidOf(await grafana.api.rules(), 'rules-stale-c');
    await grafana.fault({ fault: 'rules-stale', ...broken });
    const overview = new OverviewPage(page);
    const alerts = new AlertsPage(page);
    const problem = overview.problem('rules-stale', broken.cluster);
    await grafana.open(page, overviewPath);
    await expect(async () => {
      await page.reload();
      // Failing syncs are a problem within seconds, stale rules after a minute.
      await expect(problem).toBeVisible({ timeout: 5000 });
    }).toPass(untilNoticed);
    await expect(overview.verdict).toHaveAttribute('data-verdict', 'problems');
    await expect(problem).toContainText(`1 node has stale Service rules: ${broken.node} (${broken.cluster})`);
    await expect(problem.getByRole('link', { name: 'Runbook' })).toHaveAttribute('href', /rules-stale/);

    await expect
      .poll(() => grafana.api.ruleState(uid), untilNoticed)
      .toEqual({ state: 'firing', nodes: [broken.node] });
    await page.reload();
    await expect(problem).toContainText('Noticed by the alert at');
    await expect(overview.row(broken.cluster)).toContainText('1 critical');
    await problem.getByRole('link', { name: 'Open node' }).click();
    await expect(page).toHaveURL(/\/d\/kubeproxy-node/);

    await grafana.open(page, alertsPath);
    await expect(alerts.state(uid)).toHaveAttribute('data-activity', 'firing');
    await expect(alerts.state(uid)).toContainText(`${broken.node} (${broken.cluster})`);
  });

  test('a healed node is forgotten, and its alert resolves', async ({ page, grafana }) => {
    const uid = uidOf(await grafana.api.rules(), 'rules-stale-c');
    await grafana.fault({ clear: true });
    await expect.poll(() => grafana.api.ruleState(uid), untilNoticed).toEqual({ state: 'inactive', nodes: [] });
    const overview = new OverviewPage(page);
    await grafana.open(page, overviewPath);
    // Failures of the last minutes are still told, stale rules no longer are.
    await expect(overview.verdict).toBeVisible();
    await expect(overview.row(broken.cluster)).toContainText('none');
    await expect(overview.problem('rules-stale', broken.cluster)).toBeHidden();
  });

  test('a paused rule stays paused when something else is applied, until it is resumed', async ({ page, grafana }) => {
    const uid = uidOf(await grafana.api.rules(), 'sync-slow-w');
    const alerts = new AlertsPage(page);
    await grafana.open(page, alertsPath);
    await alerts.pause(uid).click();
    await expect(alerts.pause(uid)).toHaveText('Resume');
    expect((await grafana.api.rule(uid)).isPaused).toBe(true);

    const configuration = new ConfigurationPage(page);
    await grafana.open(page, configurationPath);
    await configuration.open('sync-slow');
    await configuration.threshold('sync-slow-warning').fill('9');
    await configuration.save.click();
    await expect(configuration.saved).toBeVisible();
    await grafana.open(page, alertsPath);
    await expect(alerts.summary).toContainText('1 paused (stays paused)');
    await alerts.applyAll();
    const { isPaused, data } = await grafana.api.rule(uid);
    expect(isPaused).toBe(true);
    expect(data[0]?.model.expr).toContain('> 9');

    await alerts.pause(uid).click();
    await expect(alerts.pause(uid)).toHaveText('Pause');
    expect((await grafana.api.rule(uid)).isPaused).toBe(false);
  });

  test('removing everything leaves neither rules nor folder, and the dashboards as they came', async ({
    page,
    grafana,
  }) => {
    const alerts = new AlertsPage(page);
    await grafana.open(page, alertsPath);
    await alerts.removeAll();
    await expect.poll(() => grafana.api.rules()).toEqual([]);
    expect(await grafana.api.status('/api/folders/kubeproxy-monitor')).toBe(404);
    expect(await grafana.api.panelThresholds(meanSync.dashboard, meanSync.panel)).toEqual([8, 14]);
    expect(await grafana.api.storedSettings()).toMatchObject({ sources: [{ name: expect.any(String) }] });
  });
});
