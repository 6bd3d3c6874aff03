import { type PrometheusAlertRule } from '../../../src/core/compile/prometheusRules';
import { rulesOfSignal } from '../../../src/core/compile/rules';
import { Expression } from '../../../src/core/promql/expression';
import { signalById } from '../../../src/core/signals/catalogue';
import { healthyScenarios } from '../../../src/core/signals/healthyScenarios';
import { type Scenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { type Settings } from '../../../src/core/settings/schema';
import { type PromtoolCase } from '../../rules/promtool/promtoolTest';
import { runPromtool } from '../../rules/promtool/runPromtool';
import { scenarioCase } from '../../rules/scenarios/scenarioCase';
import { settingsOf } from '../../rules/scenarios/scenarioSettings';
import { mutantsOf } from './mutantsOf';

/** What became of one change of a signal's expression. */
export interface Judged {
  signal: string;
  change: string;
  /** False where no scenario of the signal noticed. */
  killed: boolean;
}

/**
 * Changes the firing expression of a signal in every small way, and lets promtool run the signal's scenarios on it:
 * those of its own first, then the healthy fleets that all signals share.
 * @throws Error when the scenarios fail without any change
 */
export async function judgeMutants(signal: Signal, say: (line: string) => void): Promise<Judged[]> {
  const shared = new Set<Scenario>(healthyScenarios);
  const own = signal.scenarios.filter((scenario) => !shared.has(scenario)).map((scenario) => caseOf(scenario, signal));
  const healthy = signal.scenarios
    .filter((scenario) => shared.has(scenario))
    .map((scenario) => caseOf(scenario, signal));
  const unchanged = await failures([...own, ...healthy], signal);
  if (unchanged > 0) {
    throw new Error(`${unchanged} scenarios of ${signal.alert} fail without any change`);
  }
  const judged: Judged[] = [];
  for (const [index, change] of changesOf(signal, own).entries()) {
    const mutant = mutated(signal, index);
    const killed = (await failures(own, mutant)) > 0 || (await failures(healthy, mutant)) > 0;
    judged.push({ signal: signal.alert, change, killed });
    if (!killed) {
      say(`survived: ${signal.alert}: ${change}`);
    }
  }
  return judged;
}

interface ScenarioCase {
  settings: Settings;
  /** With the rules of the signal and of those that fire beside it only. */
  others: PrometheusAlertRule[];
  built: PromtoolCase;
}

function caseOf(scenario: Scenario, signal: Signal): ScenarioCase {
  const settings = settingsOf(scenario);
  const beside = scenario.kind === 'fires' ? (scenario.alsoFires ?? []) : [];
  const others = [...new Set(beside.map(({ signal: id }) => id))].flatMap((id) => rulesOf(signalById(id), settings));
  const rules = { groups: [{ name: 'kube-proxy', interval: '60s', rules: [...others, ...rulesOf(signal, settings)] }] };
  return { settings, others, built: scenarioCase(scenario, [signal], settings, rules) };
}

function rulesOf(signal: Signal, settings: Settings): PrometheusAlertRule[] {
  return settings.sources
    .flatMap((source) => rulesOfSignal(settings, source, signal))
    .map(({ expression, for: lasting, labels }) => ({
      alert: signal.alert,
      expr: expression.text,
      for: lasting,
      labels,
      annotations: {},
    }));
}

/** How many scenarios do not go as they must; of a query that Prometheus refuses all. */
async function failures(cases: readonly ScenarioCase[], signal: Signal): Promise<number> {
  const verdicts = await runPromtool(
    cases.map(({ settings, others, built }) => {
      const rules = [...others, ...rulesOf(signal, settings)];
      return { ...built, rules: { groups: [{ name: 'kube-proxy', interval: '60s', rules }] } };
    })
  );
  return verdicts.filter((verdict) => verdict !== undefined).length;
}

/** The changes as they read with the settings of most scenarios. */
function changesOf(signal: Signal, cases: readonly ScenarioCase[]): string[] {
  const texts: string[] = [];
  const watched = { ...signal, firing: recording(signal, (text) => texts.push(text)) };
  cases.slice(0, 1).forEach(({ settings }) => rulesOf(watched, settings));
  return mutantsOf(texts[0] ?? '').map(({ change }) => change);
}

function recording(signal: Signal, record: (text: string) => void): Signal['firing'] {
  return (kubeProxy, parameters) => {
    const firing = signal.firing(kubeProxy, parameters);
    record(firing.text);
    return firing;
  };
}

/** The signal with its expression changed; where a cluster's own settings make it shorter, it may be left as it is. */
function mutated(signal: Signal, index: number): Signal {
  return {
    ...signal,
    firing: (kubeProxy, parameters) => {
      const { text } = signal.firing(kubeProxy, parameters);
      return Expression.atom(`(${mutantsOf(text)[index]?.text ?? text})`);
    },
  };
}
