import { quoted } from '../../../src/core/promql/quoting';
import { type RuleTestResult } from '../ruleTest';
import { type ExpressionTest, type PromtoolCase, type PromtoolTest } from './promtoolTest';
import { runPromtool } from './runPromtool';

/** Queries on a few series that come every minute, without any rule. */
export function queryCase(
  title: string,
  series: PromtoolTest['input_series'],
  queries: ExpressionTest[]
): PromtoolCase {
  return {
    title,
    rules: { groups: [] },
    evaluationInterval: '1m',
    test: { name: title, interval: '1m', input_series: series, promql_expr_test: queries },
  };
}

/** Values of each series, by its name and labels, as promtool reads them. */
export function asSeries(values: Record<string, string>): PromtoolTest['input_series'] {
  return Object.entries(values).map(([series, each]) => ({ series, values: each }));
}

/** Labels as promtool reads them. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  return `{${Object.entries(labels)
    .map(([label, value]) => `${label}=${quoted(value)}`)
    .join(', ')}}`;
}

/** What must come, by its labels, as promtool reads it. */
export function asSamples(expected: Record<string, number>): ExpressionTest['exp_samples'] {
  return Object.entries(expected).map(([labels, value]) => ({ labels, value }));
}

/** Asks Prometheus itself. @param titled the title of a result, from that of its case and its place among the cases */
export async function testQueries(
  cases: PromtoolCase[],
  titled: (title: string, index: number) => string
): Promise<RuleTestResult[]> {
  const verdicts = await runPromtool(cases);
  return cases.map(({ title }, index) => {
    const verdict = verdicts[index];
    return { title: titled(title, index), problems: verdict === undefined ? [] : [verdict] };
  });
}
