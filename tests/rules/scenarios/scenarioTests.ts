import { catalogue } from '../../../src/core/signals/catalogue';
import { type Scenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { type Settings } from '../../../src/core/settings/schema';
import { runInBatches } from '../promtool/runInBatches';
import { type Verdict } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { scenarioCase } from './scenarioCase';
import { settingsOf } from './scenarioSettings';

/** Runs every scenario of every signal. A scenario that several signals share runs once and counts for each. */
export async function testScenarios(
  signals: readonly Signal[] = catalogue,
  settingsFor: (scenario: Scenario) => Settings = settingsOf
): Promise<RuleTestResult[]> {
  const users = new Map<Scenario, Signal[]>();
  for (const signal of signals) {
    for (const scenario of signal.scenarios) {
      users.set(scenario, [...(users.get(scenario) ?? []), signal]);
    }
  }
  const shared = [...users];
  const verdicts = await runInBatches(
    shared.map(
      ([scenario, users]) =>
        () =>
          scenarioCase(scenario, users, settingsFor(scenario))
    )
  );
  return shared.flatMap(([scenario, users], index) =>
    users.map((signal) => ({
      title: `${signal.alert}: ${scenario.kind === 'fires' ? 'fires when' : 'is silent:'} ${scenario.title}`,
      problems: problemsOf(signal, users, verdicts[index]),
    }))
  );
}

/** What was said about this signal; everything when nobody can tell whom it is about. */
function problemsOf({ alert }: Signal, users: readonly Signal[], verdict: Verdict): string[] {
  if (verdict === undefined) {
    return [];
  }
  const isAbout = (name: string) =>
    verdict.includes(`alertname="${name}"`) || verdict.includes(`alertname=\\"${name}\\"`);
  return isAbout(alert) || !users.some((user) => isAbout(user.alert)) ? [verdict] : [];
}
