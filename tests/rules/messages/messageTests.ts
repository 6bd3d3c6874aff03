import { compilePrometheusRules, type PrometheusRuleFile } from '../../../src/core/compile/prometheusRules';
import { compileRules } from '../../../src/core/compile/rules';
import { catalogue } from '../../../src/core/signals/catalogue';
import { runPromtool } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import { controlPlaneMessages } from './cases/controlPlane';
import { dataplaneMessages } from './cases/dataplane';
import { lifecycleMessages } from './cases/lifecycle';
import { programmingMessages } from './cases/programming';
import { reachabilityMessages } from './cases/reachability';

const cases = [
  ...reachabilityMessages,
  ...programmingMessages,
  ...controlPlaneMessages,
  ...lifecycleMessages,
  ...dataplaneMessages,
];

/** Also what nobody is alerted of unless asked for; six hours of a rollout would take long to evaluate. */
const soon = { enabled: true, levels: { info: { for: '30m' } } };
const settings = settingsOf({
  title: 'messages',
  settings: {
    signals: Object.fromEntries(
      catalogue.map(({ id }) => [id, id === 'version-skew' || id === 'mixed-modes' ? soon : { enabled: true }])
    ),
  },
});

/** What people read: every alert's texts as Prometheus renders them, and its whole set of labels. */
export async function testMessages(): Promise<RuleTestResult[]> {
  const compiled = compileRules(settings);
  const verdicts = await runPromtool(
    cases.map(({ signal, severity, series, at, labels, summary, description }) => {
      const rule = compiled.find((each) => each.signal.id === signal && each.severity === severity);
      if (rule === undefined) {
        throw new Error(`There is no rule of ${signal} (${severity})`);
      }
      return {
        title: signal,
        rules: onlyRulesOf(rule.signal.alert),
        evaluationInterval: '1m',
        test: {
          name: signal,
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [],
          alert_rule_test: [
            {
              eval_time: at,
              alertname: rule.signal.alert,
              exp_alerts: [
                {
                  exp_labels: { ...rule.labels, ...labels },
                  exp_annotations: { summary, description, runbook_url: rule.runbookUrl },
                },
              ],
            },
          ],
        },
      };
    })
  );
  const read = cases.map(({ signal, severity, summary }, index) => {
    const verdict = verdicts[index];
    return { title: `${signal} (${severity}) says “${summary}”`, problems: verdict === undefined ? [] : [verdict] };
  });
  const unread = catalogue.filter(({ id }) => !cases.some(({ signal }) => signal === id));
  return [
    ...read,
    ...unread.map(({ id }) => ({ title: `${id} says something`, problems: ['nobody reads its messages'] })),
  ];
}

/** No rule reads what another one says, so the others would be evaluated for nothing. */
function onlyRulesOf(name: string): PrometheusRuleFile {
  const { groups } = compilePrometheusRules(settings);
  return {
    groups: groups
      .map((group) => ({ ...group, rules: group.rules.filter((rule) => 'alert' in rule && rule.alert === name) }))
      .filter(({ rules }) => rules.length > 0),
  };
}
