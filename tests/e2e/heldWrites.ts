import { type Page } from '@playwright/test';

/** Makes every write of a rule group from this page wait. @returns lets all of them go, those to come included */
export async function heldWrites(page: Page): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/rule-groups/**', async (route) => {
    if (route.request().method() === 'PUT') {
      await isFree;
    }
    await route.continue();
  });
  return () => letGo();
}
