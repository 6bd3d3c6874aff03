import type { Server } from 'node:http';
import { readPlugin } from './api/plugin';
import { saveSettings } from './api/pluginSettings';
import { grafanaApi, type PrometheusPlace } from './grafanaApi';
import type { Role } from './http/exchange';
import { listen } from './http/listen';
import type { JsonObject } from './json';
import { buildPage } from './page/build';
import { addPage } from './page/serve';

export interface PreviewOptions extends PrometheusPlace {
  /** Folder of the built plugin; served unmodified. */
  dist: string;
  /** 0 takes any free port. */
  port: number;
  /** Role of users who do not choose one. */
  role?: Role;
  /** Settings to begin with, as a provisioned Grafana would have them; without, the app is not enabled yet. */
  settings?: { enabled: boolean; jsonData?: JsonObject };
}

const schedulerInterval = 10_000;

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Starts the stand-in for Grafana on 127.0.0.1: its HTTP API as recorded, and a page that loads the built plugin.
 * @throws when the port is taken, or when there is no built plugin in `dist`
 */
export async function startPreview(options: PreviewOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const plugin = readPlugin(options.dist);
  const page = await buildPage();
  const { state, evaluator, router, handle } = grafanaApi(plugin, options);
  addPage(router, { state, plugin, dist: options.dist, page });
  if (options.settings) {
    saveSettings(state, plugin, { pinned: true, ...options.settings });
  }
  await evaluator.rulesChanged();
  const { server, port } = await listen(options.port, options.role ?? 'Admin', handle);
  const ticker = setInterval(() => void evaluator.refresh(), schedulerInterval);
  ticker.unref();
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      clearInterval(ticker);
      await closed(server);
    },
  };
}
