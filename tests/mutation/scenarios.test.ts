import { compilePrometheusRules, type PrometheusRuleFile } from '../../src/core/compile/prometheusRules';
import { catalogue, signalById } from '../../src/core/signals/catalogue';
import { type Scenario } from '../../src/core/signals/scenario';
import { type Signal } from '../../src/core/signals/signal';
import { type PromtoolCase } from '../rules/promtool/promtoolTest';
import { runPromtool } from '../rules/promtool/runPromtool';
import { scenarioCase } from '../rules/scenarios/scenarioCase';
import { settingsOf } from '../rules/scenarios/scenarioSettings';

/**
 * The scenarios of every signal as tests of jest, for mutation testing only: `npm run test:rules` runs the same with
 * every rule of the catalogue, which takes minutes.
 */
it.each(catalogue.map((signal) => [signal.alert, signal] as const))(
  '%s says in its scenarios what it must',
  async (_alert, signal) => {
    const verdicts = await runPromtool(signal.scenarios.map((scenario) => ownCase(scenario, signal)));
    expect(verdicts.filter((verdict) => verdict !== undefined)).toEqual([]);
  },
  120_000
);

function ownCase(scenario: Scenario, signal: Signal): PromtoolCase {
  const others = scenario.kind === 'fires' ? (scenario.alsoFires ?? []) : [];
  const alerts = [signal.alert, ...others.map(({ signal: id }) => signalById(id).alert)];
  const settings = settingsOf(scenario);
  return scenarioCase(scenario, [signal], settings, onlyAlerts(compilePrometheusRules(settings), alerts));
}

function onlyAlerts({ groups }: PrometheusRuleFile, names: readonly string[]): PrometheusRuleFile {
  return {
    groups: groups
      .map((group) => ({
        ...group,
        rules: group.rules.filter((rule) => 'record' in rule || names.includes(rule.alert)),
      }))
      .filter(({ rules }) => rules.length > 0),
  };
}
