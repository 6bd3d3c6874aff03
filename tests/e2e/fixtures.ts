import { test as base, type APIRequestContext, type Page } from '@playwright/test';
import { type FaultRequest } from '../../demo/simulator/faultRequest';
import { startedDemo, type StartedDemo } from './startedDemo';

export { expect } from '@playwright/test';

export type Role = 'Admin' | 'Editor' | 'Viewer';

/** The Grafana under test: the demo that this run started, or the one at GRAFANA_URL. */
export interface GrafanaUnderTest {
  url: string;
  /** False: a real Grafana; roles and test controls are not there then. */
  isPreview: boolean;
  /** Injects or clears a fault of the simulated fleet. @throws when the run did not start the fleet */
  fault(request: FaultRequest): Promise<string>;
  /** A test control of the preview, for example `control('break', { path: '/rule-groups/', status: 500 })`. */
  control(name: string, body?: object): Promise<void>;
  /** Opens a page of the app or of Grafana, as a user with this role. */
  open(page: Page, path: string, options?: { role?: Role; theme?: 'light' | 'dark' }): Promise<void>;
}

interface Started extends StartedDemo {
  isPreview: boolean;
}

async function start(): Promise<Started> {
  const url = process.env['GRAFANA_URL'];
  if (!url) {
    return { ...(await startedDemo()), isPreview: true };
  }
  const fault = () => Promise.reject(new Error('Faults need the fleet that this run starts: leave GRAFANA_URL out.'));
  return { url: url.replace(/\/$/, ''), isPreview: false, fault, stop: () => Promise.resolve() };
}

async function sendControl(request: APIRequestContext, url: string, name: string, body: object): Promise<void> {
  const answer = await request.post(`${url}/preview/control/${name}`, { data: body });
  if (!answer.ok()) {
    throw new Error(`Test control ${name} answered ${answer.status()}: ${await answer.text()}`);
  }
}

function withParameters(path: string, parameters: Record<string, string | undefined>): string {
  const address = new URL(path, 'http://grafana');
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      address.searchParams.set(name, value);
    }
  }
  return `${address.pathname}${address.search}`;
}

export const test = base.extend<{ grafana: GrafanaUnderTest }, { started: Started }>({
  started: [
    // Playwright requires the pattern, also when nothing is taken from it.
    async ({ browserName: _ }, provide) => {
      const started = await start();
      await provide(started);
      await started.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  grafana: async ({ started, request }, provide) => {
    const { url, isPreview, fault } = started;
    await provide({
      url,
      isPreview,
      fault,
      control: (name, body = {}) => sendControl(request, url, name, body),
      open: async (page, path, { role, theme } = {}) => {
        await page.goto(`${url}${withParameters(path, { role: isPreview ? role : undefined, theme })}`);
      },
    });
  },
});
