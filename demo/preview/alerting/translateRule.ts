import { numberOf, objectOf, textOf, type JsonObject } from '../json';
import { durationText, expandMacros, stepFor } from '../prometheus/step';
import { scrapeInterval } from '../api/dataQuery';
import { conditionOf, UnsupportedExpression, type Condition } from './condition';
import type { StoredRule } from './storedRule';
import { templateForPrometheus } from './template';

/** Label by which a rule in Prometheus is found again. */
export const uidLabel = 'grafana_rule_uid';

/** What the condition of a rule, or what it records, comes down to: one query and the PromQL that keeps its series. */
export interface RuleMeaning {
  query: JsonObject;
  refId: string;
  datasourceUid: string;
  /** Query text with macros expanded, all series. */
  expression: string;
  /** Violating series only. */
  violating: string;
  keepsAll: boolean;
  isViolating: (value: number) => boolean;
}

function expressionOf(query: JsonObject): string {
  const model = objectOf(query['model']);
  const range = numberOf(objectOf(query['relativeTimeRange'])['from']) * 1000;
  const step = stepFor(range, numberOf(model['intervalMs'], 1000), scrapeInterval);
  return expandMacros(textOf(model['expr']), step, range, scrapeInterval);
}

/** @throws UnsupportedExpression, SyntaxError with the reason why the preview cannot evaluate the rule */
export function meaningOf(rule: StoredRule): RuleMeaning {
  const byRefId = new Map(rule.data.map((query) => [textOf(query['refId']), query]));
  const chain: Condition[] = [];
  const wanted = rule.record === undefined ? rule.condition : textOf(rule.record['from']);
  let query = byRefId.get(wanted);
  while (query && query['datasourceUid'] === '__expr__' && chain.length < 10) {
    const condition = conditionOf(textOf(query['refId']), query['model']);
    chain.unshift(condition);
    query = byRefId.get(condition.reads);
  }
  if (query === undefined || query['datasourceUid'] === '__expr__') {
    throw new UnsupportedExpression(`failed to build query: condition ${wanted} does not lead to a query`);
  }
  const expression = expressionOf(query);
  return {
    query,
    refId: textOf(query['refId']),
    datasourceUid: textOf(query['datasourceUid']),
    expression,
    violating: chain.reduce((inner, condition) => condition.keep(inner), expression),
    keepsAll: chain.length > 0 && chain.every((condition) => condition.keepsAll),
    isViolating: (value) => chain.reduce((inner, condition) => condition.valueOf(inner), value) !== 0,
  };
}

function translated(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, templateForPrometheus(text)]));
}

/** The rule as an entry of a Prometheus rule file. */
export function prometheusRule(rule: StoredRule, meaning: RuleMeaning): JsonObject {
  if (rule.record !== undefined) {
    const labels = { ...rule.labels, [uidLabel]: rule.uid };
    return { record: textOf(rule.record['metric']), expr: meaning.violating, labels };
  }
  return {
    alert: rule.title,
    expr: meaning.violating,
    ...(rule.pendingFor > 0 ? { for: durationText(rule.pendingFor) } : {}),
    ...(rule.keepFiringFor > 0 ? { keep_firing_for: durationText(rule.keepFiringFor) } : {}),
    labels: { ...translated(rule.labels), [uidLabel]: rule.uid },
    annotations: translated(rule.annotations),
  };
}
