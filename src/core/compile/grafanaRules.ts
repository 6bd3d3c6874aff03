import { originLabel } from '../product';
import { durationSeconds } from '../promql/duration';
import { type Settings } from '../settings/schema';
import { ruleFingerprint } from './comparableRule';
import { appliedAnnotation } from './fingerprint';
import { groupsOf } from './prometheusRules';
import { recordingGroups, type CompiledRecording } from './recordingRules';
import { compileRules, type CompiledRule } from './rules';
import { signalPanels } from './signalPanels';

/** A rule group as Grafana's provisioning API takes it (`PUT …/folder/{uid}/rule-groups/{group}`). */
export interface GrafanaRuleGroup {
  title: string;
  folderUid: string;
  /** Seconds. */
  interval: number;
  rules: GrafanaRule[];
}

export interface GrafanaRule {
  uid: string;
  title: string;
  ruleGroup: string;
  folderUID: string;
  condition: string;
  data: GrafanaQuery[];
  /** Empty, like the next one and the condition, for a rule that records. */
  noDataState: 'OK' | 'Alerting' | '';
  execErrState: 'KeepLast' | 'Error' | '';
  for: string;
  keep_firing_for: string;
  missingSeriesEvalsToResolve: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  isPaused: boolean;
  notification_settings: { receiver: string } | null;
  /** There for a rule that records a series instead of alerting. */
  record?: { metric: string; from: string; target_datasource_uid: string };
}

export interface GrafanaQuery {
  refId: string;
  queryType: string;
  /** Seconds before now. */
  relativeTimeRange: { from: number; to: number };
  datasourceUid: string;
  model: Record<string, unknown>;
}

const expressionDatasource = { type: '__expr__', uid: '__expr__' } as const;

/** Of what never alerts; as Grafana has it. */
const evaluationsOfRecording = 2;

/** The rule groups that the settings want in Grafana. */
export function compileGrafanaRules(settings: Settings): GrafanaRuleGroup[] {
  const { folderUid, intervalSeconds } = settings.alerting;
  const recorded = recordingGroups(settings).map(({ name, rules }) => ({
    name,
    rules: rules.map((rule) => toGrafanaRecording(rule, name, folderUid)),
  }));
  const alerts = groupsOf(compileRules(settings)).map(({ name, rules }) => ({
    name,
    rules: rules.map((rule) => toGrafana(rule, name, settings)),
  }));
  return [...recorded, ...alerts].map(({ name, rules }) => ({
    title: name,
    folderUid,
    interval: intervalSeconds,
    rules: rules.map(withFingerprint),
  }));
}

function toGrafana(rule: CompiledRule, group: string, settings: Settings): GrafanaRule {
  const { dashboardUid, panelId } = signalPanels[rule.signal.id];
  const { folderUid, contactPoint, keepFiringFor } = settings.alerting;
  const isCanary = rule.signal.isCanary === true;
  return {
    uid: rule.uid,
    title: rule.signal.alert,
    ruleGroup: group,
    folderUID: folderUid,
    condition: 'C',
    data: [queryOf(rule, isCanary), conditionOf(isCanary)],
    noDataState: isCanary ? 'Alerting' : 'OK',
    execErrState: isCanary ? 'Error' : 'KeepLast',
    for: rule.for,
    keep_firing_for: keepFiringFor,
    missingSeriesEvalsToResolve: evaluationsToResolve(settings),
    labels: { ...rule.labels, [originLabel.name]: originLabel.value },
    annotations: {
      summary: rule.summary('grafana'),
      description: rule.description('grafana'),
      runbook_url: rule.runbookUrl,
      __dashboardUid__: dashboardUid,
      __panelId__: String(panelId),
    },
    isPaused: false,
    notification_settings: contactPoint === undefined || contactPoint === '' ? null : { receiver: contactPoint },
  };
}

/**
 * At how many evaluations in a row one series of several must be missing. Grafana asks that of it instead of
 * `keep_firing_for`, which it follows where all series of a rule vanish; both end an alert at the same evaluation.
 */
function evaluationsToResolve({ alerting: { keepFiringFor, intervalSeconds } }: Settings): number {
  return 1 + Math.ceil((durationSeconds(keepFiringFor) ?? 0) / intervalSeconds);
}

/** A rule that records: Grafana keeps neither a condition nor what to do without data. */
function toGrafanaRecording(rule: CompiledRecording, group: string, folderUid: string): GrafanaRule {
  return {
    uid: rule.uid,
    title: rule.record,
    ruleGroup: group,
    folderUID: folderUid,
    condition: '',
    data: [instantQuery(rule.expression.text, rule.source.datasourceUid)],
    noDataState: '',
    execErrState: '',
    for: '0s',
    keep_firing_for: '0s',
    missingSeriesEvalsToResolve: evaluationsOfRecording,
    labels: { ...rule.labels, [originLabel.name]: originLabel.value },
    annotations: {},
    isPaused: false,
    notification_settings: null,
    record: { metric: rule.record, from: 'A', target_datasource_uid: rule.targetDatasourceUid },
  };
}

function queryOf(rule: CompiledRule, isCanary: boolean): GrafanaQuery {
  const expression = isCanary ? alwaysAnswering(rule.expression.text) : rule.expression.text;
  return instantQuery(expression, rule.source.datasourceUid, durationSeconds(rule.for));
}

/** `seconds`: what the query shows in Grafana's editor; it reads the newest values whatever they are. */
function instantQuery(expression: string, datasourceUid: string, seconds = 0): GrafanaQuery {
  return {
    refId: 'A',
    queryType: '',
    relativeTimeRange: { from: Math.max(600, seconds), to: 0 },
    datasourceUid,
    model: {
      refId: 'A',
      expr: expression,
      instant: true,
      range: false,
      editorMode: 'code',
      intervalMs: 1000,
      maxDataPoints: 43_200,
    },
  };
}

/** The canary has to get a number from every healthy Prometheus, so that none means trouble. */
function alwaysAnswering(expression: string): string {
  return `(\n${expression.replace(/^/gm, '  ')}\n)\nor\nvector(0)`;
}

/** Violating series are there at all, whatever their value; only the canary's healthy answer is a 0. */
function conditionOf(isCanary: boolean): GrafanaQuery {
  return {
    refId: 'C',
    queryType: '',
    relativeTimeRange: { from: 0, to: 0 },
    datasourceUid: expressionDatasource.uid,
    model: {
      refId: 'C',
      type: 'math',
      expression: isCanary ? '$A > 0' : 'is_number($A)',
      datasource: expressionDatasource,
      intervalMs: 1000,
      maxDataPoints: 43_200,
    },
  };
}

function withFingerprint(rule: GrafanaRule): GrafanaRule {
  return { ...rule, annotations: { ...rule.annotations, [appliedAnnotation]: ruleFingerprint(rule) } };
}
