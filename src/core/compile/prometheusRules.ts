import { durationSeconds } from '../promql/duration';
import { type Settings } from '../settings/schema';
import { groupName } from './groupName';
import { recordingGroups, type CompiledRecording } from './recordingRules';
import { compileRules, type CompiledRule } from './rules';

/** A Prometheus rule file, to be written as YAML. */
export interface PrometheusRuleFile {
  groups: PrometheusRuleGroup[];
}

export interface PrometheusRuleGroup {
  name: string;
  interval: string;
  rules: Array<PrometheusRecordingRule | PrometheusAlertRule>;
}

export interface PrometheusRecordingRule {
  record: string;
  expr: string;
  labels: Record<string, string>;
}

export interface PrometheusAlertRule {
  alert: string;
  expr: string;
  for: string;
  /** Left out where an alert ends at once: Prometheus knows it since 2.42. */
  keep_firing_for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** The rules of all sources as a Prometheus rule file: what is recorded, then one group per source and signal group. */
export function compilePrometheusRules(settings: Settings): PrometheusRuleFile {
  const recorded = recordingGroups(settings).map(({ name, rules }) => ({ name, rules: rules.map(toRecording) }));
  const { keepFiringFor } = settings.alerting;
  const alerts = groupsOf(compileRules(settings)).map(({ name, rules }) => ({
    name,
    rules: rules.map((rule) => toPrometheus(rule, keepFiringFor)),
  }));
  const interval = `${settings.alerting.intervalSeconds}s`;
  return { groups: [...recorded, ...alerts].map(({ name, rules }) => ({ name, interval, rules })) };
}

/** The alert rules of a rule file, without what is recorded. */
export function alertsIn({ groups }: PrometheusRuleFile): PrometheusAlertRule[] {
  return groups.flatMap(({ rules }) => rules.filter((rule): rule is PrometheusAlertRule => 'alert' in rule));
}

function toRecording({ record, expression, labels }: CompiledRecording): PrometheusRecordingRule {
  return { record, expr: expression.text, labels };
}

function toPrometheus(rule: CompiledRule, keepFiringFor: string): PrometheusAlertRule {
  return {
    alert: rule.signal.alert,
    expr: rule.expression.text,
    for: rule.for,
    ...(durationSeconds(keepFiringFor) === 0 ? {} : { keep_firing_for: keepFiringFor }),
    labels: rule.labels,
    annotations: {
      summary: rule.summary('prometheus'),
      description: rule.description('prometheus'),
      runbook_url: rule.runbookUrl,
    },
  };
}

/** Rules by source and signal group, in order; a group is written in one request. */
export function groupsOf(rules: readonly CompiledRule[]): Array<{ name: string; rules: CompiledRule[] }> {
  const groups = new Map<string, CompiledRule[]>();
  for (const rule of rules) {
    const name = groupName(rule.source, rule.signal.group);
    groups.set(name, [...(groups.get(name) ?? []), rule]);
  }
  return [...groups].map(([name, ofGroup]) => ({ name, rules: ofGroup }));
}
