import { type PrometheusRuleFile } from '../../../src/core/compile/prometheusRules';

/** One test in a file for `promtool test rules`. */
export interface PromtoolTest {
  name: string;
  interval: string;
  input_series: Array<{ series: string; values: string }>;
  promql_expr_test: ExpressionTest[];
  alert_rule_test?: AlertTest[];
}

export interface ExpressionTest {
  expr: string;
  /** Prometheus duration since the first sample. */
  eval_time: string;
  exp_samples: Array<{ labels: string; value: number }>;
}

export interface AlertTest {
  eval_time: string;
  alertname: string;
  exp_alerts: Array<{ exp_labels: Record<string, string>; exp_annotations: Record<string, string> }>;
}

/** A test, the rules that it is about, and how its reader finds it again. */
export interface PromtoolCase {
  title: string;
  rules: PrometheusRuleFile;
  evaluationInterval: string;
  test: PromtoolTest;
}
