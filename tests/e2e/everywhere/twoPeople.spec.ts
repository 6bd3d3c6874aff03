import { expect, test } from '../fixtures';
import { ConfigurationPage, configurationPath } from '../pages/configurationPage';
import { settingsOf } from '../settingsOf';

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
