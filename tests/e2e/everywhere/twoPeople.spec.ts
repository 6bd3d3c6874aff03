import { expect, test } from '../fixtures';
import { heldQueries } from '../heldWrites';
import { AlertsPage, alertsPath } from '../pages/alertsPage';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { settingsOf, sourceId } from '../settingsOf';

test('two people save at once: the second sees both versions, and nothing is lost', async ({
  page,
  context,
  grafana,
}) => {
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  const otherPage = await context.newPage();
  const mine = new ConfigurationPage(page);
  const theirs = new ConfigurationPage(otherPage);
  await grafana.open(page, configurationPath);
  await grafana.open(otherPage, configurationPath);
  await mine.open('sync-slow');
  await mine.threshold('sync-slow-critical').fill('13');
  await theirs.open('sync-slow');
  await theirs.threshold('sync-slow-warning').fill('9');
  await theirs.save.click();
  await expect(theirs.saved).toBeVisible();

  await mine.save.click();
  await expect(mine.conflict).toContainText('Somebody else saved these settings meanwhile');
  await expect(mine.conflict.getByRole('row').filter({ hasText: '9 s' })).toHaveCount(1);
  await expect(mine.conflict.getByRole('row').filter({ hasText: '13 s' })).toHaveCount(1);
  await expect(mine.threshold('sync-slow-critical')).toHaveValue('13');
  const levels = (values: object) => ({ signals: { 'sync-slow': { levels: values } } });
  expect(await grafana.api.storedSettings()).toMatchObject(levels({ warning: { parameters: { threshold: 9 } } }));

  await mine.conflict.getByRole('button', { name: 'Merge' }).click();
  await expect(mine.saved).toBeVisible();
  expect(await grafana.api.storedSettings()).toMatchObject(
    levels({ warning: { parameters: { threshold: 9 } }, critical: { parameters: { threshold: 13 } } })
  );

  // The tab that saved first is behind now, in its turn.
  await theirs.threshold('sync-slow-warning').fill('10');
  await theirs.save.click();
  await theirs.conflict.getByRole('button', { name: 'Load theirs' }).click();
  await expect(theirs.threshold('sync-slow-critical')).toHaveValue('13');
  await expect(theirs.threshold('sync-slow-warning')).toHaveValue('9');
});

test('two people change rules at once: what one pauses or edits while the other applies stays, and is said', async ({
  page,
  grafana,
}) => {
  const uid = `kpm-${sourceId}-sync-slow-w`;
  await grafana.api.reset();
  await grafana.api.enable(settingsOf(await grafana.api.prometheus()));
  await grafana.open(page, alertsPath);
  const alerts = new AlertsPage(page);
  await alerts.applyAll();
  const [critical, beside] = [`kpm-${sourceId}-sync-slow-c`, `kpm-${sourceId}-rules-stale-c`];
  const levels = { warning: { parameters: { threshold: 3 } }, critical: { parameters: { threshold: 13 } } };
  const signals = { 'sync-slow': { levels } };
  await grafana.api.enable(settingsOf(await grafana.api.prometheus(), { signals }));
  await grafana.open(page, alertsPath);
  await expect(alerts.apply).toBeEnabled();
  const tryThem = await heldQueries(page);
  await alerts.apply.click();
  await expect(alerts.progress).toContainText('Trying every query');
  for (const paused of [uid, beside]) {
    await grafana.api.editRule({ ...(await grafana.api.rule(paused)), isPaused: true });
  }
  tryThem();
  await expect(alerts.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  expect(await grafana.api.rule(uid)).toMatchObject({ isPaused: true });
  expect(await grafana.api.rule(beside)).toMatchObject({ isPaused: true });
  expect((await grafana.api.rule(uid)).data[0]?.model.expr).toContain('> 3');
  await page.unrouteAll();

  const others = { 'sync-slow': { levels: { ...levels, critical: { parameters: { threshold: 20 } } } } };
  await grafana.api.enable(settingsOf(await grafana.api.prometheus(), { signals: others }));
  await grafana.open(page, alertsPath);
  await expect(alerts.apply).toBeEnabled();
  const tryAgain = await heldQueries(page);
  await alerts.apply.click();
  await expect(alerts.progress).toContainText('Trying every query');
  await grafana.api.editRule({ ...(await grafana.api.rule(critical)), for: '44m' });
  tryAgain();
  await expect(alerts.outcome).toContainText(
    'Changed in Grafana since this page showed it: KubeProxySyncSlow (critical)'
  );
  expect(await grafana.api.rule(critical)).toMatchObject({ for: '44m' });
});
