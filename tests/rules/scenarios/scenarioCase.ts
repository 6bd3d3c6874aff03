import { promtoolInputSeries } from '../../../demo/fleet/promtoolSeries';
import { compilePrometheusRules, type PrometheusRuleFile } from '../../../src/core/compile/prometheusRules';
import { type Settings } from '../../../src/core/settings/schema';
import { signalById } from '../../../src/core/signals/catalogue';
import { type FiringScenario, type OtherExpectation, type Scenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { quoted } from '../../../src/core/promql/quoting';
import { durationSeconds } from '../../../src/core/promql/duration';
import { type ExpressionTest, type PromtoolCase } from '../promtool/promtoolTest';
import { labelText } from '../promtool/queryCases';
import { namedOnFleet } from './namedOnFleet';
import { settingsOf } from './scenarioSettings';

const evaluationInterval = '1m';
const defaultLength = '3h';

/**
 * The promtool test of a scenario that some signals share.
 * Fires: at its time exactly the expected alerts are there, each once, and Kube-proxy / Fleet names their nodes; no other
 * alert was ever there.
 * Silent: none of these signals' alerts was ever there.
 */
export function scenarioCase(
  scenario: Scenario,
  signals: readonly Signal[],
  settings = settingsOf(scenario),
  rules = rulesThatMatter(scenario, signals, settings)
): PromtoolCase {
  const length = scenario.shape?.length ?? defaultLength;
  const words = rules.groups.flatMap((group) => group.rules.flatMap(({ expr }) => expr.match(/[\w:]+/g) ?? []));
  const read = new Set(words);
  const { interval, series } = promtoolInputSeries(scenario, (family) => read.has(family));
  const labels = [
    'alertname',
    'severity',
    'node',
    ...new Set(settings.sources.map(({ clusterLabel }) => clusterLabel)),
  ];
  return {
    title: scenario.title,
    rules,
    evaluationInterval,
    test: {
      name: scenario.title,
      interval,
      input_series: series,
      promql_expr_test:
        scenario.kind === 'silent'
          ? signals.map((signal) => neverFired(`alertname=${quoted(signal.alert)}`, length))
          : signals.flatMap((signal) => [
              ...expectations(scenario, signal, labels, length),
              ...namedOnFleet(scenario, signal, settings),
            ]),
    },
  };
}

/** Where only silence of these signals is asked for, no other alert is evaluated: that is most of promtool's time. */
function rulesThatMatter({ kind }: Scenario, signals: readonly Signal[], settings: Settings): PrometheusRuleFile {
  const { groups } = compilePrometheusRules(settings);
  if (kind === 'fires') {
    return { groups };
  }
  const asked = new Set(signals.map(({ alert }) => alert));
  const matters = (rule: PrometheusRuleFile['groups'][number]['rules'][number]) =>
    !('alert' in rule) || asked.has(rule.alert);
  return { groups: groups.map(({ rules, ...group }) => ({ ...group, rules: rules.filter(matters) })) };
}

function expectations(scenario: FiringScenario, signal: Signal, labels: string[], length: string): ExpressionTest[] {
  const { at, staysUntil, expected, alsoFires = [], overBy } = scenario;
  if ((durationSeconds(overBy ?? at) ?? Infinity) > (durationSeconds(length) ?? 0)) {
    throw new Error(`“${scenario.title}” looks at ${overBy ?? at}, after its end (${length})`);
  }
  const own: OtherExpectation[] = expected.map((each) => ({ signal: signal.id, ...each }));
  const named = [...new Set([signal, ...alsoFires.map(({ signal: id }) => signalById(id))])].map(({ alert }) => alert);
  return [
    {
      expr: `count by (${labels.join(', ')}) (ALERTS{alertstate="firing"})`,
      eval_time: at,
      exp_samples: samplesOf([...own, ...alsoFires]),
    },
    ...minutesBetween(at, staysUntil ?? at).map((minute) => ({
      expr: `count by (${labels.join(', ')}) (ALERTS{alertstate="firing", alertname=${quoted(signal.alert)}})`,
      eval_time: minute,
      exp_samples: samplesOf(own),
    })),
    neverFired(`alertname!~${quoted(named.join('|'))}`, length),
    ...(overBy === undefined
      ? []
      : [{ expr: 'ALERTS{alertstate="firing"}', eval_time: overBy, exp_samples: [] } satisfies ExpressionTest]),
  ];
}

/** The full minutes after the first moment up to the last. */
function minutesBetween(first: string, last: string): string[] {
  const start = durationSeconds(first) ?? 0;
  const minutes = Math.floor(((durationSeconds(last) ?? 0) - start) / 60);
  return Array.from({ length: minutes }, (_, index) => `${start + 60 * (index + 1)}s`);
}

function samplesOf(expectations: readonly OtherExpectation[]): ExpressionTest['exp_samples'] {
  return expectations.flatMap(({ signal, severity, alerts }) =>
    alerts.map((own) => ({ labels: labelText({ alertname: signalById(signal).alert, severity, ...own }), value: 1 }))
  );
}

function neverFired(matcher: string, length: string): ExpressionTest {
  return {
    expr: `count by (alertname, severity, node) (last_over_time(ALERTS{alertstate="firing", ${matcher}}[${length}]))`,
    eval_time: length,
    exp_samples: [],
  };
}
