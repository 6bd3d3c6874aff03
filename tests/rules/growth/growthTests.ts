import { apiServerRequests } from '../../../src/core/metrics/apiServer';
import { newSource } from '../../../src/core/settings/bundledSettings';
import { kubeProxyOf } from '../../../src/core/signals/kubeProxyOf';
import { type PromtoolCase } from '../promtool/promtoolTest';
import { asSamples, asSeries, queryCase, testQueries } from '../promtool/queryCases';
import { type RuleTestResult } from '../ruleTest';

interface GrowthCase {
  title: string;
  /** Series of a counter and their values, one a minute. */
  series: Record<string, string>;
  /** How much each target's counter grew in the ten minutes before the 20th, by its labels. */
  expected: Record<string, number>;
}

const target = 'cluster="prod",job="kube-proxy",instance="10.0.0.1:10249"';
const counter = (labels: string, of = target) => `${apiServerRequests.name}{${of},${labels}}`;
const get200 = 'code="200",host="a:6443",method="GET"';
const of = (labels: string) => `{${labels}}`;

const cases: GrowthCase[] = [
  {
    title: 'is what came within the time, of what was there before',
    series: { [counter(get200)]: '5x10 8x20' },
    expected: { [of(target)]: 3 },
  },
  {
    title: 'is nothing where a counter stands still',
    series: { [counter(get200)]: '5x30' },
    expected: { [of(target)]: 0 },
  },
  {
    title: 'is all of a counter that appears with its first event',
    series: { [counter(get200)]: '_x15 2x20' },
    expected: { [of(target)]: 2 },
  },
  {
    title: 'is what came since a counter began anew',
    series: { [counter(get200)]: '50x12 4x20' },
    expected: { [of(target)]: 4 },
  },
  {
    title: 'adds up what differs in any label, each of which may be born or not',
    series: {
      [counter(get200)]: '5x10 6x20',
      [counter(get200.replace('200', '503'))]: '5x10 7x20',
      [counter(get200.replace('a:', 'b:'))]: '_x12 4x20',
      [counter(get200.replace('GET', 'POST'))]: '5x10 13x20',
    },
    expected: { [of(target)]: 15 },
  },
  {
    title: 'counts once what two Prometheus tell of one target, by the one that knows more',
    series: { [counter(`${get200},replica="a"`)]: '5x10 8x20', [counter(`${get200},replica="b"`)]: '5x10 9x20' },
    expected: { [of(target)]: 4 },
  },
  {
    title: 'keeps targets apart that differ in cluster, job or address, and what each says of its node',
    series: Object.fromEntries(
      [
        target,
        target.replace('prod', 'stage'),
        target.replace('kube-proxy', 'monitoring/kube-proxy'),
        target.replace('0.1', '0.2'),
        `${target.replace('0.1', '0.3')},node="a3"`,
      ].map((each, index) => [counter(get200, each), `5x10 ${6 + index}x20`])
    ),
    expected: {
      [of(target)]: 1,
      [of(target.replace('prod', 'stage'))]: 2,
      [of(target.replace('kube-proxy', 'monitoring/kube-proxy'))]: 3,
      [of(target.replace('0.1', '0.2'))]: 4,
      [of(`${target.replace('0.1', '0.3')},node="a3"`)]: 5,
    },
  },
  {
    title: 'is not that of another job',
    series: { [counter(get200, target.replace('kube-proxy', 'kubelet'))]: '5x10 8x20' },
    expected: {},
  },
];

/** How much a counter of every kube-proxy grew within ten minutes. */
export const growth = kubeProxyOf(newSource('prom01', 'Prometheus', 'prometheus')).growthPerInstance(
  apiServerRequests,
  '10m'
).text;

/** What must come of a query for how much a counter grew. */
export function growthCases(query: string): PromtoolCase[] {
  return cases.map(({ title, series, expected }) =>
    queryCase(title, asSeries(series), [{ expr: query, eval_time: '20m', exp_samples: asSamples(expected) }])
  );
}

/** How much counters grow, by Prometheus itself: half of all alerts compare it. */
export async function testGrowth(): Promise<RuleTestResult[]> {
  return testQueries(growthCases(growth), (title) => `the growth of a counter ${title}`);
}
