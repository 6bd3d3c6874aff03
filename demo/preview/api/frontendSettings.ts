import type { Router } from '../http/router';
import { ok } from '../http/exchange';
import { objectOf, textOf, type JsonObject } from '../json';
import type { DataSource, PreviewState } from '../state';
import { describePlugin, type Plugin } from './plugin';
import { recordedBody } from './recorded';

function instance(source: DataSource, recordedSource: JsonObject): JsonObject {
  const meta = objectOf(recordedSource['meta']);
  const isPrometheus = source.type === 'prometheus';
  return {
    ...recordedSource,
    id: source.id,
    uid: source.uid,
    type: source.type,
    name: source.name,
    isDefault: source.isDefault,
    url: `/api/datasources/proxy/uid/${source.uid}`,
    meta: isPrometheus ? meta : { ...meta, id: source.type, name: source.type, module: `core:plugin/${source.type}` },
    jsonData: isPrometheus ? { ...source.jsonData, directUrl: source.url } : source.jsonData,
  };
}

/** The parts of Grafana's frontend settings that an app reads, with the data sources of this preview. */
export function frontendSettings(state: PreviewState, plugin: Plugin): JsonObject {
  const parts = objectOf(recordedBody('54-frontend-settings-parts'));
  const sources = objectOf(parts['datasources']);
  const recordedPrometheus = objectOf(sources['Prometheus']);
  const described = describePlugin(plugin);
  return {
    ...parts,
    defaultDatasource: state.dataSources.find((source) => source.isDefault)?.name ?? '-- Grafana --',
    datasources: {
      '-- Grafana --': sources['-- Grafana --'],
      ...Object.fromEntries(state.dataSources.map((source) => [source.name, instance(source, recordedPrometheus)])),
    },
    apps: {
      [plugin.id]: {
        id: plugin.id,
        path: textOf(described['module']),
        version: textOf(objectOf(described['info'])['version']),
        preload: false,
        angular: { detected: false },
        loadingStrategy: 'script',
        extensions: described['extensions'],
        dependencies: described['dependencies'],
      },
    },
    appSubUrl: '',
    appUrl: '/',
    namespace: 'default',
    anonymousEnabled: false,
  };
}

export function addFrontendSettings(router: Router, state: PreviewState, plugin: Plugin): void {
  router.add('GET', '/api/frontend/settings', () => ok(frontendSettings(state, plugin)));
}
