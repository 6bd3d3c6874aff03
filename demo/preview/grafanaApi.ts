import { addContactPoints } from './api/contactPoints';
import { addDashboards } from './api/dashboards';
import { addDashboardResources } from './api/dashboardResources';
import { addDataQuery } from './api/dataQuery';
import { addDataSources } from './api/dataSources';
import { addDataSourceWrites } from './api/dataSourceWrites';
import { addEvaluate } from './api/evaluate';
import { addFolders } from './api/folders';
import { addFrontendSettings } from './api/frontendSettings';
import { addPluginSettings } from './api/pluginSettings';
import type { Plugin } from './api/plugin';
import { addRuleGroups } from './api/ruleGroups';
import { addRuleStates } from './api/ruleStates';
import { addUser } from './api/user';
import { Evaluator } from './alerting/evaluator';
import { answer, type Answer, type Exchange } from './http/exchange';
import { Router } from './http/router';
import { PrometheusClient } from './prometheus/client';
import { emptyState, type DataSource, type PreviewState } from './state';

export interface PrometheusPlace {
  prometheusUrl: string;
  /** Folder whose `preview.yml` Prometheus reads as a rule file. */
  rulesDirectory: string;
  prometheusReloadUrl: string;
}

export interface GrafanaApi {
  state: PreviewState;
  evaluator: Evaluator;
  /** More routes may be added to it. */
  router: Router;
  handle(exchange: Exchange): Promise<Answer>;
}

/** Grafana's HTTP API as recorded, for one plugin and one Prometheus, with its state in memory. */
export function grafanaApi(plugin: Plugin, place: PrometheusPlace): GrafanaApi {
  const state = emptyState(place.prometheusUrl);
  const clientOf = (source: DataSource) => new PrometheusClient(source.url);
  const findDataSource = (uid: string) => state.dataSources.find((source) => source.uid === uid);
  const evaluator = new Evaluator({
    state,
    rulesDirectory: place.rulesDirectory,
    reloadUrl: place.prometheusReloadUrl,
    evaluating: new PrometheusClient(place.prometheusUrl),
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
  addContactPoints(router, state);
  addRuleStates(router, state, evaluator);
  addEvaluate(router, findDataSource, clientOf);
  addDataQuery(router, findDataSource, clientOf);
  addDataSources(router, state, clientOf);
  addDataSourceWrites(router, state);
  addUser(router);
  addFrontendSettings(router, state, plugin);

  async function handle(exchange: Exchange): Promise<Answer> {
    const found = router.find(exchange.method, exchange.path);
    return found?.handler({ ...exchange, parameters: found.parameters }) ?? answer(404, { message: 'Not found' });
  }
  return { state, evaluator, router, handle };
}
