import { type Settings } from '../settings/schema';
import { compileRules, type CompiledRule } from './rules';

/** A Prometheus rule file, to be written as YAML. */
export interface PrometheusRuleFile {
  groups: PrometheusRuleGroup[];
}

export interface PrometheusRuleGroup {
  name: string;
  interval: string;
  rules: PrometheusAlertRule[];
}

export interface PrometheusAlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** The alert rules of all sources as a Prometheus rule file; one group per source and signal group. */
export function compilePrometheusRules(settings: Settings): PrometheusRuleFile {
  return {
    groups: groupsOf(compileRules(settings)).map(({ name, rules }) => ({
      name,
      interval: `${settings.alerting.intervalSeconds}s`,
      rules: rules.map(toPrometheus),
    })),
  };
}

function toPrometheus(rule: CompiledRule): PrometheusAlertRule {
  return {
    alert: rule.signal.alert,
    expr: rule.expression.text,
    for: rule.for,
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
    const name = `kube-proxy-${rule.source.id}-${rule.signal.group}`;
    groups.set(name, [...(groups.get(name) ?? []), rule]);
  }
  return [...groups].map(([name, ofGroup]) => ({ name, rules: ofGroup }));
}
