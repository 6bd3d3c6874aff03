import type { Server } from 'node:http';
import { addControl, breakageFor } from './api/control';
import { addDashboards } from './api/dashboards';
import { addDashboardResources } from './api/dashboardResources';
import { addDataQuery } from './api/dataQuery';
import { addDataSources } from './api/dataSources';
import { addEvaluate } from './api/evaluate';
import { addFolders } from './api/folders';
import { addFrontendSettings } from './api/frontendSettings';
import { addPluginSettings, saveSettings } from './api/pluginSettings';
import { readPlugin } from './api/plugin';
import { addRuleGroups } from './api/ruleGroups';
import { addRuleStates } from './api/ruleStates';
import { addUser } from './api/user';
import { Evaluator } from './alerting/evaluator';
import { answer, type Answer, type Exchange, type Role } from './http/exchange';
import { listen } from './http/listen';
import { Router } from './http/router';
import type { JsonObject } from './json';
import { buildPage } from './page/build';
import { addPage } from './page/serve';
import { PrometheusClient } from './prometheus/client';
import { emptyState, type DataSource } from './state';

export interface PreviewOptions {
  /** Folder of the built plugin; served unmodified. */
  dist: string;
  prometheusUrl: string;
  /** 0 takes any free port. */
  port: number;
  /** Folder whose `preview.yml` Prometheus reads as a rule file. */
  rulesDirectory: string;
  prometheusReloadUrl: string;
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
  const state = emptyState(options.prometheusUrl);
  const reachable = () => state.prometheusReachable;
  const clientOf = (source: DataSource) => new PrometheusClient(source.url, reachable);
  const findDataSource = (uid: string) => state.dataSources.find((source) => source.uid === uid);
  const evaluator = new Evaluator({
    state,
    rulesDirectory: options.rulesDirectory,
    reloadUrl: options.prometheusReloadUrl,
    evaluating: new PrometheusClient(options.prometheusUrl, reachable),
    findDataSource,
    clientOf,
  });
  const rulesChanged = () => evaluator.rulesChanged();

  const router = new Router();
  addPluginSettings(router, state, plugin);
  addFolders(router, state, rulesChanged);
  addDashboards(router, state, plugin);
  addDashboardResources(router, state, plugin);
  addRuleGroups(router, state, rulesChanged);
  addRuleStates(router, state, evaluator);
  addEvaluate(router, findDataSource, clientOf);
  addDataQuery(router, findDataSource, clientOf);
  addDataSources(router, state, clientOf);
  addUser(router);
  addFrontendSettings(router, state, plugin);
  addControl(router, state, plugin, options.prometheusUrl, rulesChanged);
  addPage(router, { state, plugin, dist: options.dist, page });

  async function handle(exchange: Exchange): Promise<Answer> {
    const broken = breakageFor(state, exchange);
    const found = router.find(exchange.method, exchange.path);
    if (broken) {
      return broken;
    }
    return found
      ? found.handler({ ...exchange, parameters: found.parameters })
      : answer(404, { message: 'Not found' });
  }

  if (options.settings) {
    saveSettings(state, plugin, { pinned: true, ...options.settings });
  }
  await rulesChanged();
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
