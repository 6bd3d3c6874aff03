import { expect, test } from '../fixtures';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { settingsOf } from '../settingsOf';

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
