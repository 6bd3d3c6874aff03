import { type APIRequestContext, type APIResponse } from '@playwright/test';
import * as v from 'valibot';
import { pluginId } from '../../src/core/product';

const folderUid = 'kubeproxy-monitor';
const settingsPath = `/api/plugins/${pluginId}/settings`;

const settings = v.looseObject({ enabled: v.boolean(), jsonData: v.optional(v.unknown()) });
const dataSource = v.object({ uid: v.string(), name: v.string(), type: v.string(), url: v.string() });
const written = v.object({ datasource: dataSource });
/** How uids of data sources begin that a test adds. */
const ofTests = 'e2e-';
const rule = v.looseObject({
  uid: v.string(),
  title: v.string(),
  for: v.string(),
  isPaused: v.boolean(),
  folderUID: v.string(),
  ruleGroup: v.string(),
  labels: v.optional(v.record(v.string(), v.string()), {}),
  annotations: v.optional(v.record(v.string(), v.string()), {}),
  data: v.array(v.looseObject({ refId: v.string(), model: v.looseObject({ expr: v.optional(v.string()) }) })),
});
const ruleGroup = v.looseObject({ rules: v.array(rule) });
const ruleStates = v.object({
  data: v.object({
    groups: v.array(
      v.object({
        rules: v.array(
          v.object({
            uid: v.string(),
            state: v.string(),
            alerts: v.optional(v.array(v.object({ state: v.string(), labels: v.record(v.string(), v.string()) })), []),
          })
        ),
      })
    ),
  }),
});
const steps = v.array(v.object({ color: v.string(), value: v.optional(v.nullable(v.number())) }));
const dashboard = v.object({
  meta: v.looseObject({}),
  dashboard: v.looseObject({
    panels: v.array(
      v.looseObject({
        id: v.number(),
        fieldConfig: v.optional(
          v.looseObject({ defaults: v.looseObject({ thresholds: v.optional(v.object({ mode: v.string(), steps })) }) })
        ),
      })
    ),
  }),
});

export type DataSource = v.InferOutput<typeof dataSource>;
export type StoredAlertRule = v.InferOutput<typeof rule>;

/** Grafana's HTTP API as an administrator uses it, for what a test prepares and checks. */
export class GrafanaApi {
  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
    private readonly headers: Record<string, string>
  ) {}

  /** @throws Error with Grafana's answer when it refuses */
  async send(method: string, path: string, data?: unknown): Promise<void> {
    await this.accepted(method, path, data);
  }

  /** Nothing of the app or of a test: not enabled, no settings of its own, no rules, no data sources. */
  async reset(): Promise<void> {
    for (const { ruleGroup } of await this.rules()) {
      await this.fetched('DELETE', `/api/v1/provisioning/folder/${folderUid}/rule-groups/${ruleGroup}`);
    }
    await this.fetched('DELETE', `/api/folders/${folderUid}`);
    for (const { uid } of await this.dataSources()) {
      if (uid.startsWith(ofTests)) {
        await this.send('DELETE', `/api/datasources/uid/${uid}`);
      }
    }
    // `{}` would leave the stored settings as they are.
    await this.send('POST', settingsPath, { enabled: false, pinned: false, jsonData: { schemaVersion: 1 } });
  }

  /** Enables the app with these settings, whatever was stored before. */
  async enable(jsonData: unknown): Promise<void> {
    await this.send('POST', settingsPath, { enabled: true, pinned: true, jsonData });
  }

  async storedSettings(): Promise<unknown> {
    return (await this.read(settings, settingsPath)).jsonData;
  }

  /** The Prometheus to choose: the first that Grafana has. */
  async prometheus(): Promise<DataSource> {
    const found = (await this.dataSources()).find(({ type }) => type === 'prometheus');
    if (found === undefined) {
      throw new Error('Grafana has no Prometheus data source.');
    }
    return found;
  }

  /** Adds a data source until the next `reset`. */
  async addDataSource(given: { name: string; url: string; type?: string; jsonData?: object }): Promise<DataSource> {
    const uid = `${ofTests}${given.name.toLowerCase()}`;
    const data = { type: 'prometheus', access: 'proxy', uid, ...given };
    return v.parse(written, await (await this.accepted('POST', '/api/datasources', data)).json()).datasource;
  }

  async changeUrl(of: DataSource, url: string): Promise<void> {
    await this.send('PUT', `/api/datasources/uid/${of.uid}`, { ...of, access: 'proxy', url });
  }

  /** Rules of the app. */
  async rules(): Promise<StoredAlertRule[]> {
    const all = await this.read(v.array(rule), '/api/v1/provisioning/alert-rules');
    return all.filter(({ folderUID }) => folderUID === folderUid);
  }

  /** @throws Error when there is no such rule */
  async rule(uid: string): Promise<StoredAlertRule> {
    return this.read(rule, `/api/v1/provisioning/alert-rules/${uid}`);
  }

  /** Writes a rule as somebody in Grafana would. */
  async editRule(changed: StoredAlertRule): Promise<void> {
    const path = `/api/v1/provisioning/folder/${changed.folderUID}/rule-groups/${changed.ruleGroup}`;
    const group = await this.read(ruleGroup, path);
    const rules = group.rules.map((one) => (one.uid === changed.uid ? changed : one));
    await this.send('PUT', path, { ...group, rules });
  }

  /** What a rule does now, and for which nodes; undefined before Grafana knows it. */
  async ruleState(uid: string): Promise<{ state: string; nodes: string[] } | undefined> {
    const { data } = await this.read(ruleStates, '/api/prometheus/grafana/api/v1/rules');
    const found = data.groups.flatMap(({ rules }) => rules).find((one) => one.uid === uid);
    return (
      found && {
        state: found.state,
        nodes: found.alerts
          .filter(({ state }) => state.startsWith('Alerting'))
          .flatMap(({ labels }) => labels['node'] ?? []),
      }
    );
  }

  /** Threshold values of a panel, ascending. */
  async panelThresholds(dashboardUid: string, panelId: number): Promise<number[]> {
    const found = await this.read(dashboard, `/api/dashboards/uid/${dashboardUid}`);
    const panel = found.dashboard.panels.find(({ id }) => id === panelId);
    const all = panel?.fieldConfig?.defaults.thresholds?.steps ?? [];
    return all.flatMap(({ value }) => (value === undefined || value === null ? [] : [value]));
  }

  /** HTTP status of a GET. */
  async status(path: string): Promise<number> {
    return (await this.fetched('GET', path)).status();
  }

  private dataSources(): Promise<DataSource[]> {
    return this.read(v.array(dataSource), '/api/datasources');
  }

  private async read<Schema extends v.GenericSchema>(schema: Schema, path: string): Promise<v.InferOutput<Schema>> {
    return v.parse(schema, await (await this.accepted('GET', path)).json());
  }

  private async accepted(method: string, path: string, data?: unknown): Promise<APIResponse> {
    const answer = await this.fetched(method, path, data);
    if (!answer.ok()) {
      throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    }
    return answer;
  }

  private fetched(method: string, path: string, data?: unknown): Promise<APIResponse> {
    // Without it Grafana marks what is written as provisioned and takes it for somebody else's.
    const headers = { ...this.headers, 'x-disable-provenance': 'true' };
    return this.request.fetch(`${this.url}${path}`, { method, headers, data });
  }
}
