import { type PrometheusAlertRule } from '../../../src/core/compile/prometheusRules';
import { rulesOfSignal } from '../../../src/core/compile/rules';
import { quoted } from '../../../src/core/promql/quoting';
import { signalById } from '../../../src/core/signals/catalogue';
import { type Scenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { type Settings } from '../../../src/core/settings/schema';
import { type ExpressionTest, type PromtoolCase } from '../../rules/promtool/promtoolTest';
import { runPromtool } from '../../rules/promtool/runPromtool';
import { scenarioCase } from '../../rules/scenarios/scenarioCase';
import { settingsOf } from '../../rules/scenarios/scenarioSettings';

/**
 * Runs a scenario once with many variants of signals side by side: its series are loaded once, and every variant alerts
 * under a name of its own.
 * @returns for each variant whether something did not go as it must
 */
export async function whoNotice(scenario: Scenario, variants: readonly Signal[]): Promise<boolean[]> {
  const settings = settingsOf(scenario);
  const named = variants.map((signal, index) => ({ index, signal, alert: `${signal.alert}_variant_${index}` }));
  if (named.length === 0) {
    return [];
  }
  const built = sideBySide(scenario, settings, named);
  const noticed = new Set<number>();
  for (;;) {
    const [said = ''] = await runPromtool([withoutVariants(built, noticed)]);
    // Prometheus ends a test at the first moment at which it cannot evaluate a rule: without that it is run again.
    const inError = [...said.matchAll(/rule: \w+?_variant_(\d+), time: /g)].map(([, index]) => Number(index));
    const failed = [...said.matchAll(/_variant_(\d+)\b/g)].map(([, index]) => Number(index));
    if (said !== '' && failed.length === 0) {
      throw new Error(`promtool names no alert:\n${said}`);
    }
    (inError.length > 0 ? inError : failed).forEach((index) => noticed.add(index));
    if (inError.length === 0) {
      return variants.map((_, index) => noticed.has(index));
    }
  }
}

interface Named {
  signal: Signal;
  alert: string;
}

function sideBySide(scenario: Scenario, settings: Settings, named: readonly Named[]): PromtoolCase {
  const besides = scenario.kind === 'fires' ? (scenario.alsoFires ?? []) : [];
  const others = [...new Set(besides.map(({ signal }) => signal))].map(signalById);
  const beside = others.map(({ alert }) => alert);
  const rules = [...others.map((signal) => ({ signal, alert: signal.alert })), ...named].flatMap((each) =>
    rulesOf(each, settings)
  );
  const file = { groups: [{ name: 'kube-proxy', interval: '60s', rules }] };
  const signals = new Map(named.map(({ signal }) => [signal.alert, signal]));
  const { test, ...built } = scenarioCase(scenario, [...signals.values()], settings, file);
  return {
    ...built,
    test: {
      ...test,
      promql_expr_test: named.flatMap(({ signal, alert }) =>
        test.promql_expr_test.flatMap((expected) => aboutVariant(scenario, expected, signal.alert, alert, beside))
      ),
    },
  };
}

function rulesOf({ signal, alert }: Named, settings: Settings): PrometheusAlertRule[] {
  return settings.sources
    .flatMap((source) => rulesOfSignal(settings, source, signal))
    .map(({ expression, for: lasting, labels }) => ({
      alert,
      expr: expression.text,
      for: lasting,
      keep_firing_for: settings.alerting.keepFiringFor,
      labels,
      annotations: {},
    }));
}

/** What is expected of a signal, asked of one of its variants. That nothing else fires says nothing here. */
function aboutVariant(
  { kind }: Scenario,
  { expr, exp_samples: samples, ...when }: ExpressionTest,
  alert: string,
  variant: string,
  beside: readonly string[]
): ExpressionTest[] {
  const renamed = (text: string) => text.replaceAll(`alertname="${alert}"`, `alertname="${variant}"`);
  if (kind === 'silent') {
    return renamed(expr) === expr ? [] : [{ ...when, expr: renamed(expr), exp_samples: samples }];
  }
  if (expr.includes('alertname!~')) {
    return [];
  }
  const only = `alertstate="firing", alertname=~${quoted([variant, ...beside].join('|'))}`;
  return [
    {
      ...when,
      expr: renamed(expr).replaceAll('alertstate="firing"', only),
      exp_samples: samples.map(({ labels, value }) => ({ labels: renamed(labels), value })),
    },
  ];
}

function withoutVariants({ rules: { groups }, test, ...built }: PromtoolCase, left: ReadonlySet<number>): PromtoolCase {
  const isLeft = (text: string) => left.has(Number(/_variant_(\d+)\b/.exec(text)?.[1] ?? -1));
  return {
    ...built,
    rules: {
      groups: groups.map(({ rules, ...group }) => ({
        ...group,
        rules: rules.filter((rule) => !('alert' in rule && isLeft(rule.alert))),
      })),
    },
    test: { ...test, promql_expr_test: test.promql_expr_test.filter(({ expr }) => !isLeft(expr)) },
  };
}
