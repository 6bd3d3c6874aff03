import { pluginId } from '../product';
import { type Settings } from '../settings/schema';
import { compileGrafanaRules, type GrafanaQuery, type GrafanaRule } from './grafanaRules';

const mainOrganization = 1;

/** Grafana's file provisioning of alert rules, to be written as YAML below `provisioning/alerting`. */
export interface AlertingFile {
  apiVersion: 1;
  groups: ProvisionedGroup[];
}

export interface ProvisionedGroup {
  orgId: number;
  name: string;
  /** Title; Grafana makes the folder when it is missing. */
  folder: string;
  interval: string;
  rules: ProvisionedRule[];
}

/** Spelled as pkg/services/provisioning/alerting/rules_types.go reads it, which is not as the API spells it. */
export interface ProvisionedRule {
  uid: string;
  title: string;
  condition?: string;
  data: GrafanaQuery[];
  dashboardUid?: string;
  panelId?: number;
  noDataState?: string;
  execErrState?: string;
  for?: string;
  keepFiringFor?: string;
  missing_series_evals_to_resolve?: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  isPaused: boolean;
  notification_settings?: { receiver: string };
  /** Grafana before 12.4 ignores the data source and writes into the one of its configuration. */
  record?: { metric: string; from: string; targetDatasourceUid: string };
}

/** The rules that the settings want, for Grafana to read at its start. They cannot be changed in Grafana then. */
export function compileAlertingFile(settings: Settings): AlertingFile {
  return {
    apiVersion: 1,
    groups: compileGrafanaRules(settings).map(({ title, interval, rules }) => ({
      orgId: mainOrganization,
      name: literal(title),
      folder: literal(settings.alerting.folderTitle),
      interval: `${interval}s`,
      rules: rules.map(toProvisioned),
    })),
  };
}

function toProvisioned(rule: GrafanaRule): ProvisionedRule {
  return rule.record === undefined ? alerting(rule) : recording(rule, rule.record);
}

function recording(rule: GrafanaRule, record: NonNullable<GrafanaRule['record']>): ProvisionedRule {
  const { metric, from, target_datasource_uid: target } = record;
  return {
    uid: rule.uid,
    title: rule.title,
    data: rule.data.map(withLiteralDataSource),
    labels: literalEntries(rule.labels),
    annotations: rule.annotations,
    isPaused: rule.isPaused,
    record: { metric: literal(metric), from, targetDatasourceUid: literal(target) },
  };
}

function alerting(rule: GrafanaRule): ProvisionedRule {
  const { __dashboardUid__: dashboardUid = '', __panelId__: panelId } = rule.annotations;
  return {
    uid: rule.uid,
    title: rule.title,
    condition: rule.condition,
    data: rule.data.map(withLiteralDataSource),
    dashboardUid,
    panelId: Number(panelId),
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: rule.for,
    keepFiringFor: rule.keep_firing_for,
    missing_series_evals_to_resolve: rule.missingSeriesEvalsToResolve,
    labels: literalEntries(rule.labels),
    annotations: rule.annotations,
    isPaused: rule.isPaused,
    ...(rule.notification_settings === null
      ? {}
      : { notification_settings: { receiver: literal(rule.notification_settings.receiver) } }),
  };
}

/** Queries are read as they are: a doubled dollar would stay doubled. */
function withLiteralDataSource(query: GrafanaQuery): GrafanaQuery {
  return { ...query, datasourceUid: literal(query.datasourceUid) };
}

function literalEntries(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, literal(value)]));
}

/** Grafana's file provisioning of the plugin's settings, to be written as YAML below `provisioning/plugins`. */
export function compilePluginFile(settings: Settings): object {
  return {
    apiVersion: 1,
    apps: [{ type: pluginId, org_id: mainOrganization, disabled: false, jsonData: literalEverywhere(settings) }],
  };
}

/** Grafana replaces `$NAME` and `${NAME}` by environment variables in most texts of its files, and `$$` by a dollar. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

function literalEverywhere(value: unknown): unknown {
  if (typeof value === 'string') {
    return literal(value);
  }
  if (Array.isArray(value)) {
    return value.map(literalEverywhere);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literalEverywhere(inner)]))
    : value;
}
