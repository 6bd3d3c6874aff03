import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

import { type Settings } from '../../src/core/settings/schema';
import { dataSourceUid, pluginId } from '../demoSettings';

export interface GrafanaFiles {
  directory: string;
  /** Folder of the built plugin. */
  dist: string;
  /** Prometheus as Grafana reaches it. */
  prometheusUrl: string;
  /** Left out: the app is there and not enabled. */
  settings?: Settings;
}

/** Writes what a Grafana of the demo reads at its start: data source, app, and a copy of the plugin. */
export function provisionGrafana({ directory, dist, prometheusUrl, settings }: GrafanaFiles): void {
  const plugin = join(directory, 'plugins', pluginId);
  rmSync(plugin, { recursive: true, force: true });
  cpSync(dist, plugin, { recursive: true });
  for (const folder of ['data', 'provisioning/alerting', 'provisioning/dashboards']) {
    mkdirSync(join(directory, folder), { recursive: true });
  }
  write(directory, 'datasources', {
    apiVersion: 1,
    datasources: [
      {
        name: 'Prometheus',
        uid: dataSourceUid,
        type: 'prometheus',
        access: 'proxy',
        url: prometheusUrl,
        isDefault: true,
        jsonData: { timeInterval: '15s', httpMethod: 'POST', prometheusType: 'Prometheus' },
      },
    ],
  });
  write(directory, 'plugins', {
    apiVersion: 1,
    apps: settings ? [{ type: pluginId, org_id: 1, disabled: false, jsonData: settings }] : [],
  });
}

/** Settings of Grafana itself, as environment variables. The demo’s user is an Admin without a password, on 127.0.0.1 only. */
export function grafanaEnvironment(port: number): Record<string, string> {
  return {
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: String(port),
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
    GF_AUTH_DISABLE_LOGIN_FORM: 'true',
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: pluginId,
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
  };
}

function write(directory: string, kind: 'datasources' | 'plugins', content: unknown): void {
  const folder = join(directory, 'provisioning', kind);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'demo.yaml'), stringify(content));
}
