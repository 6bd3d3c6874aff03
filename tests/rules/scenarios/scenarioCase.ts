import { promtoolInputSeries } from '../../../demo/fleet/promtoolSeries';
import { compilePrometheusRules } from '../../../src/core/compile/prometheusRules';
import { signalById } from '../../../src/core/signals/catalogue';
import { type FiringScenario, type OtherExpectation, type Scenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { quoted } from '../../../src/core/promql/quoting';
import { durationSeconds } from '../../../src/core/promql/duration';
import { type ExpressionTest, type PromtoolCase } from '../promtool/promtoolTest';
import { settingsOf } from './scenarioSettings';

const evaluationInterval = '1m';
const defaultLength = '3h';

/**
 * The promtool test of a scenario that some signals share.
 * Fires: at its time exactly the expected alerts are there, each once; no other alert was ever there.
 * Silent: none of these signals' alerts was ever there.
 */
export function scenarioCase(
  scenario: Scenario,
  signals: readonly Signal[],
  settings = settingsOf(scenario),
  rules = compilePrometheusRules(settings)
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
          : signals.flatMap((signal) => expectations(scenario, signal, labels, length)),
    },
  };
}

function expectations(scenario: FiringScenario, signal: Signal, labels: string[], length: string): ExpressionTest[] {
  const { at, expected, alsoFires = [], overBy } = scenario;
  if ((durationSeconds(overBy ?? at) ?? Infinity) > (durationSeconds(length) ?? 0)) {
    throw new Error(`“${scenario.title}” looks at ${overBy ?? at}, after its end (${length})`);
  }
  const all: OtherExpectation[] = [...expected.map((own) => ({ signal: signal.id, ...own })), ...alsoFires];
  const named = [...new Set([signal, ...alsoFires.map(({ signal: id }) => signalById(id))])].map(({ alert }) => alert);
  return [
    {
      expr: `count by (${labels.join(', ')}) (ALERTS{alertstate="firing"})`,
      eval_time: at,
      exp_samples: all.flatMap(({ signal: id, severity, alerts }) =>
        alerts.map((own) => ({ labels: labelText({ alertname: signalById(id).alert, severity, ...own }), value: 1 }))
      ),
    },
    neverFired(`alertname!~${quoted(named.join('|'))}`, length),
    ...(overBy === undefined
      ? []
      : [{ expr: 'ALERTS{alertstate="firing"}', eval_time: overBy, exp_samples: [] } satisfies ExpressionTest]),
  ];
}

function neverFired(matcher: string, length: string): ExpressionTest {
  return {
    expr: `count by (alertname, severity, node) (last_over_time(ALERTS{alertstate="firing", ${matcher}}[${length}]))`,
    eval_time: length,
    exp_samples: [],
  };
}

function labelText(labels: Record<string, string>): string {
  return `{${Object.entries(labels)
    .map(([label, value]) => `${label}=${quoted(value)}`)
    .join(', ')}}`;
}
