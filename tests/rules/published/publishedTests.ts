import { promtoolInputSeries } from '../../../demo/fleet/promtoolSeries';
import { type Selection } from '../../../demo/fleet/targets';
import { catalogue, signalById } from '../../../src/core/signals/catalogue';
import { quoted } from '../../../src/core/promql/quoting';
import { familiesIn, parseQuery } from '../../promql/syntax';
import { type PromtoolCase } from '../promtool/promtoolTest';
import { runInBatches } from '../promtool/runInBatches';
import { type RuleTestResult } from '../ruleTest';
import { scenarioCase } from '../scenarios/scenarioCase';
import { comparisons, type Comparison } from './comparisons';

/** Also what none of our rules reads. */
const everything: Selection = { family: () => true, buckets: () => true };

/**
 * Rules that others publish, next to ours on the same data: theirs silent where something is wrong or firing where
 * nothing is, ours right. Both are asked, so that neither may change its mind unnoticed.
 */
export async function testPublished(): Promise<RuleTestResult[]> {
  const verdicts = await runInBatches(
    comparisons.flatMap((comparison) => [() => theirCase(comparison), () => ourCase(comparison)])
  );
  return comparisons.flatMap((comparison, index) => {
    const { theirs, scenario } = comparison;
    const wrong = comparison.isSilent ? 'says nothing' : 'fires';
    const right = comparison.isSilent ? `${signalById(comparison.ours).alert} fires` : 'nothing of ours fires';
    return [
      {
        title: `${theirs.alert} (${theirs.source}) ${wrong}: ${scenario.title}`,
        problems: toProblems(verdicts[2 * index]),
      },
      { title: `${right} next to ${theirs.alert}: ${scenario.title}`, problems: toProblems(verdicts[2 * index + 1]) },
    ];
  });
}

function theirCase(comparison: Comparison): PromtoolCase {
  const { theirs, scenario } = comparison;
  const length = scenario.shape?.length ?? '3h';
  const { interval, series } = promtoolInputSeries(scenario, (family) => theirs.expr.includes(family), everything);
  const firing = `ALERTS{alertname=${quoted(theirs.alert)}, alertstate="firing"}`;
  const rule = { alert: theirs.alert, expr: theirs.expr, for: theirs.for ?? '0s', labels: {}, annotations: {} };
  return {
    title: scenario.title,
    rules: { groups: [{ name: 'published', interval: '1m', rules: [rule] }] },
    evaluationInterval: '1m',
    test: {
      name: scenario.title,
      interval,
      input_series: series,
      promql_expr_test: [
        comparison.isSilent
          ? { expr: `last_over_time(${firing}[${length}])`, eval_time: length, exp_samples: [] }
          : { expr: `group(${firing})`, eval_time: comparison.falseAt, exp_samples: [{ labels: '{}', value: 1 }] },
        // Silence would prove nothing where the data lack what theirs reads.
        ...(comparison.isSilent ? familiesIn(parseQuery(theirs.expr)) : []).map((family) => ({
          expr: `group(last_over_time(${family}[${length}]))`,
          eval_time: length,
          exp_samples: [{ labels: '{}', value: 1 }],
        })),
      ],
    },
  };
}

function ourCase(comparison: Comparison): PromtoolCase {
  return scenarioCase(comparison.scenario, comparison.isSilent ? [signalById(comparison.ours)] : catalogue);
}

const toProblems = (verdict: string | undefined) => (verdict === undefined ? [] : [verdict]);
