import { runPromtool } from '../rules/promtool/runPromtool';
import { type RuleTestResult } from '../rules/ruleTest';
import { toPromtoolCase, type Comparison } from './comparison';
import { compiledComparisons, gaugeComparisons } from './comparisons';
import { withHistoricPrometheus } from './historicPrometheus';
import { randomGauges, randomKubeProxies } from './randomSeries';

/** The same series in every run, so that a failure can be repeated. */
const seeds = { gauges: 20_417, kubeProxies: 118 };

/**
 * Whether the backtest says what Prometheus does: random series are put into a real Prometheus, one range query of it
 * is replayed, and promtool evaluates the rule on the same series and is asked at every step which alerts fire.
 */
export async function testBacktest(): Promise<RuleTestResult[]> {
  const [gauges, kubeProxies] = [randomGauges(seeds.gauges), randomKubeProxies(seeds.kubeProxies)];
  const comparisons = await withHistoricPrometheus([...gauges, ...kubeProxies], async (queryRange) => [
    ...(await gaugeComparisons(gauges, queryRange)),
    ...(await compiledComparisons(kubeProxies, queryRange)),
  ]);
  const verdicts = await runPromtool(comparisons.map(toPromtoolCase));
  return [
    ...comparisons.map(({ title }, index) => ({
      title: `backtest: ${title}`,
      problems: [verdicts[index] ?? []].flat(),
    })),
    compareSomething(comparisons),
  ];
}

/** Series that never fire would prove nothing. */
function compareSomething(comparisons: readonly Comparison[]): RuleTestResult {
  const silent = comparisons.filter(({ result }) => result.count === 0).map(({ title }) => title);
  const enough = comparisons.length > 0 && silent.length * 4 < comparisons.length;
  return {
    title: 'backtest: most of the compared alerts fire at some time',
    problems: enough ? [] : [`Too many of ${comparisons.length} never fire:`, ...silent],
  };
}

export interface BacktestComparison {
  passed: number;
  failed: number;
  /** What is wrong, one text for each that failed. */
  failures: string[];
}

/** `testBacktest` in numbers. */
export async function runBacktestAgainstPrometheus(): Promise<BacktestComparison> {
  const results = await testBacktest();
  const failures = results
    .filter(({ problems }) => problems.length > 0)
    .map(({ title, problems }) => [title, ...problems].join('\n'));
  return { passed: results.length - failures.length, failed: failures.length, failures };
}
