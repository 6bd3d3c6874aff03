import { branchesOf } from '../../../src/core/compile/branches';
import { signalById } from '../../../src/core/signals/catalogue';
import { type SignalId } from '../../../src/core/signals/signal';
import { type PromtoolCase } from '../promtool/promtoolTest';
import { asSamples, asSeries, queryCase, testQueries } from '../promtool/queryCases';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import * as apiServer from './cases/apiServer';
import * as apiServerUnusable from './cases/apiServerUnusable';
import * as failures from './cases/failures';
import * as neverSynced from './cases/neverSynced';
import * as nodes from './cases/nodes';
import * as programming from './cases/programming';
import * as targets from './cases/targets';
import * as unreachable from './cases/unreachable';
import { type ConditionCase } from './conditionCase';
import { now } from './series';

const cases = [apiServer, apiServerUnusable, failures, neverSynced, nodes, programming, targets, unreachable].flatMap(
  (file) => Object.values(file).flat()
);

/** What conditions say just on either side of what they tell apart, by Prometheus itself. */
export async function testConditions(): Promise<RuleTestResult[]> {
  const alerts = cases.map(({ signal }) => signalById(signal).alert);
  return testQueries(conditionCases(), (title, index) => `the condition of ${alerts[index]}: ${title}`);
}

/**
 * @param only of which signal; left out: of all
 * @param changed what is evaluated in place of its condition
 */
export function conditionCases(
  only?: SignalId,
  changed: (condition: string) => string = (condition) => condition
): PromtoolCase[] {
  return cases
    .filter(({ signal }) => only === undefined || signal === only)
    .map(({ signal, title, settings, series, expected }) =>
      queryCase(title, asSeries(series), [
        {
          // Rates are not exact.
          expr: `round(${changed(conditionOf(signal, settings))}, 0.001)`,
          eval_time: `${now}m`,
          exp_samples: asSamples(expected),
        },
      ])
    );
}

/** The condition of the mildest level, with the default numbers but for what the case sets. */
function conditionOf(id: SignalId, { signals, sources }: ConditionCase['settings'] = {}): string {
  const signal = signalById(id);
  const [level] = signal.levels;
  const settings = settingsOf({
    title: signal.title,
    settings: { ...(sources && { sources }), signals: { [id]: { enabled: true }, ...signals } },
  });
  const [source] = settings.sources;
  const [branch] = level && source ? branchesOf(signal, level.severity, settings, source) : [];
  if (branch === undefined) {
    throw new Error(`${signal.alert} has no rule`);
  }
  return signal.firing(branch.kubeProxy, branch.parameters).text;
}
