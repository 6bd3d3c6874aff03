import type { Router } from '../http/router';
import { answer, ok, type Exchange } from '../http/exchange';
import { isObject, objectOf, textOf, type Json, type JsonObject } from '../json';
import type { PreviewState, StoredSettings } from '../state';
import { importBundled } from './bundledDashboards';
import { slugOf } from './folders';
import { describePlugin, revisionOf, type Plugin } from './plugin';
import { onlyFor } from './refusal';

function isEmpty(jsonData: Json | undefined): boolean {
  return jsonData === undefined || jsonData === null || (isObject(jsonData) && Object.keys(jsonData).length === 0);
}

/** Saves settings as Grafana does: flags that are left out become false, `{}` leaves the old jsonData in place. */
export function saveSettings(state: PreviewState, plugin: Plugin, given: JsonObject): void {
  const before = state.settings;
  const secrets = Object.entries(objectOf(given['secureJsonData'])).map(([key, value]) => [key, value !== '']);
  const after: StoredSettings = {
    enabled: given['enabled'] === true,
    pinned: given['pinned'] === true,
    jsonData: isEmpty(given['jsonData']) ? (before?.jsonData ?? null) : (given['jsonData'] ?? null),
    secureJsonFields: { ...before?.secureJsonFields, ...Object.fromEntries(secrets) },
  };
  state.settings = after;
  if (after.enabled && !before?.enabled) {
    importBundled(state, plugin);
  }
  if (before?.enabled && !after.enabled) {
    for (const dashboard of [...state.dashboards.values()].filter((one) => one.ownedByPlugin)) {
      state.dashboards.delete(dashboard.uid);
    }
  }
}

/** Settings of the app and the list of its dashboards. */
export function addPluginSettings(router: Router, state: PreviewState, plugin: Plugin): void {
  const isOurs = ({ parameters }: Exchange) => parameters['id'] === plugin.id;

  router.add('GET', '/api/plugins/:id/settings', (exchange) => {
    if (!isOurs(exchange)) {
      return answer(404, { message: 'Plugin not found, no installed plugin with that id' });
    }
    const settings = state.settings;
    return ok({
      ...describePlugin(plugin),
      enabled: settings?.enabled ?? false,
      pinned: settings?.pinned ?? false,
      autoEnabled: false,
      jsonData: settings?.jsonData ?? null,
      secureJsonFields: settings?.secureJsonFields ?? {},
    });
  });

  router.add(
    'POST',
    '/api/plugins/:id/settings',
    onlyFor('Admin', 'plugins:write', (exchange) => {
      if (!isOurs(exchange)) {
        return answer(404, { message: 'Plugin not installed' });
      }
      if (!isObject(exchange.body)) {
        return answer(400, { message: 'bad request data' });
      }
      saveSettings(state, plugin, exchange.body);
      return ok({ message: 'Plugin settings updated' });
    })
  );

  router.add('GET', '/api/plugins/:id/dashboards', (exchange) => {
    if (exchange.role !== 'Admin') {
      return answer(403, { message: 'Permission denied' });
    }
    if (!isOurs(exchange) || state.settings === undefined) {
      return answer(404, { message: 'Plugin setting not found' });
    }
    if (!state.settings.enabled) {
      return answer(404, { message: 'Plugin is not enabled' });
    }
    return ok(
      plugin.dashboards.map(({ path, dashboard }) => {
        const uid = textOf(dashboard['uid']);
        const title = textOf(dashboard['title']);
        const stored = state.dashboards.get(uid);
        const imported = stored?.ownedByPlugin;
        return {
          uid: imported ? uid : '',
          pluginId: plugin.id,
          title,
          imported: imported !== undefined,
          importedUri: imported ? `db/${slugOf(title)}` : '',
          importedUrl: imported ? `/d/${uid}/${slugOf(title)}` : '',
          slug: '',
          dashboardId: imported ? (stored?.id ?? 0) : 0,
          importedRevision: imported?.importedRevision ?? 0,
          revision: revisionOf(dashboard),
          description: textOf(dashboard['description']),
          path,
          removed: false,
        };
      })
    );
  });
}
