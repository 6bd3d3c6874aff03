import { test as base, type Page } from '@playwright/test';
import { type FaultRequest } from '../../demo/simulator/faultRequest';
import { GrafanaApi } from './grafanaApi';
import { startedGrafana, type StartedGrafana } from './startedGrafana';
import { createUsers, headersOf, type Role } from './users';

export { expect } from '@playwright/test';
export { type Role } from './users';

/** The Grafana under test: the demo that this run started, or the one at GRAFANA_URL. */
export interface GrafanaUnderTest {
  url: string;
  isPreview: boolean;
  /** Grafana's API as an administrator uses it. */
  api: GrafanaApi;
  /** Injects or clears a fault of the simulated fleet. @throws when there is no fleet to break */
  fault(request: FaultRequest): Promise<string>;
  /** Opens a page of the app or of Grafana, as a user with this role. */
  open(page: Page, path: string, options?: { role?: Role; theme?: 'light' | 'dark' }): Promise<void>;
}

export const test = base.extend<{ grafana: GrafanaUnderTest }, { started: StartedGrafana }>({
  started: [
    // Playwright requires the pattern, also when nothing is taken from it.
    async ({ browserName: _, playwright }, provide) => {
      const started = await startedGrafana();
      if (!started.isPreview) {
        const request = await playwright.request.newContext();
        await createUsers(request, started.url);
        await request.dispose();
      }
      await provide(started);
      await started.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  grafana: async ({ started, request }, provide) => {
    const { url, isPreview, fault } = started;
    const api = new GrafanaApi(request, url, headersOf('Admin', isPreview));
    await provide({
      url,
      isPreview,
      api,
      fault,
      open: async (page, path, { role = 'Admin', theme } = {}) => {
        await page.setExtraHTTPHeaders(headersOf(role, isPreview));
        const address = new URL(path, url);
        if (theme !== undefined) {
          address.searchParams.set('theme', theme);
        }
        await page.goto(address.href);
      },
    });
  },
});
