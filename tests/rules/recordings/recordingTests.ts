import { compileRules } from '../../../src/core/compile/rules';
import { bundledSettings } from '../../../src/core/settings/bundledSettings';
import { type Settings } from '../../../src/core/settings/schema';
import { catalogue } from '../../../src/core/signals/catalogue';
import { healthyScenarios } from '../../../src/core/signals/healthyScenarios';
import { type Scenario } from '../../../src/core/signals/scenario';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import { testScenarios } from '../scenarios/scenarioTests';

/**
 * Every scenario in which the signals that read recorded series fire, and every healthy fleet, with recording rules: the
 * same alerts as without. Scenarios of silence beside these would take a minute more and read the same series.
 */
export async function testRecordings(): Promise<RuleTestResult[]> {
  const everySignal = {
    ...bundledSettings(),
    signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
  };
  const raw = new Map(compileRules(everySignal).map(({ uid, expression }) => [uid, expression.text]));
  const readers = new Set(
    compileRules(recorded(everySignal))
      .filter(({ uid, expression }) => raw.get(uid) !== expression.text)
      .map(({ signal }) => signal)
  );
  const isHealthy = new Set<Scenario>(healthyScenarios);
  const tried = [...readers].map((signal) => ({
    ...signal,
    scenarios: signal.scenarios.filter((scenario) => scenario.kind === 'fires' || isHealthy.has(scenario)),
  }));
  const results = await testScenarios(tried, (scenario: Scenario) => recorded(settingsOf(scenario)));
  return [
    {
      title: 'most signals read something that is recorded',
      problems: readers.size < 10 ? [`${readers.size} do`] : [],
    },
    ...results.map(({ title, problems }) => ({ title: `recorded: ${title}`, problems })),
  ];
}

function recorded(settings: Settings): Settings {
  return { ...settings, recording: { ...settings.recording, enabled: true } };
}
