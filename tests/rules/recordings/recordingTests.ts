import { compileRules } from '../../../src/core/compile/rules';
import { bundledSettings } from '../../../src/core/settings/bundledSettings';
import { type Settings } from '../../../src/core/settings/schema';
import { catalogue } from '../../../src/core/signals/catalogue';
import { type Scenario } from '../../../src/core/signals/scenario';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import { testScenarios } from '../scenarios/scenarioTests';

/** Every scenario of the signals that read recorded series, with recording rules: the same alerts as without. */
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
  const results = await testScenarios([...readers], (scenario: Scenario) => recorded(settingsOf(scenario)));
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
