import { type Page } from '@playwright/test';

interface BootData {
  settings: { datasources: Record<string, { type: string }> };
}

/** Hides every Prometheus from this page: one that is provisioned cannot be deleted. */
export async function withoutPrometheus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let told: BootData | undefined;
    Object.defineProperty(window, 'grafanaBootData', {
      get: () => told,
      set: (given: BootData) => {
        const all = Object.entries(given.settings.datasources);
        given.settings.datasources = Object.fromEntries(all.filter(([, { type }]) => type !== 'prometheus'));
        told = given;
      },
    });
  });
}
