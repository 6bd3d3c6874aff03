import { type Page } from '@playwright/test';

/** Makes every write of a rule group from this page wait. @returns lets all of them go, those to come included */
export async function heldWrites(page: Page): Promise<() => void> {
  return held(page, 'PUT', '**/rule-groups/**');
}

/** As `heldWrites`, when the queries are tried, which is before anything is written. */
export async function heldQueries(page: Page): Promise<() => void> {
  return held(page, 'POST', '**/api/v1/eval');
}

async function held(page: Page, method: string, url: string): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    if (route.request().method() === method) {
      await isFree;
    }
    await route.continue();
  });
  return () => letGo();
}
