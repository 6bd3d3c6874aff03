import { select } from '../../../src/core/promql/selector';
import { withNodeName } from '../../../src/core/signals/nodeName';
import { type ExpressionTest } from '../promtool/promtoolTest';
import { runPromtool } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';

interface NamingCase {
  title: string;
  /** Series that are there, each with the value 1. */
  series: string[];
  /** Labels of every result: one a target. Only their number where any of several names will do. */
  expected: string[] | number;
}

const node = (name: string, address: string, replica = 'ksm-0') =>
  `kube_node_info{cluster="prod",job="kube-state-metrics",instance="${replica}",node="${name}",internal_ip="${address}"}`;
const target = (instance: string, more = '') => `up{cluster="prod",job="kube-proxy",instance="${instance}"${more}}`;
const named = (instance: string, name: string) =>
  `{cluster="prod", job="kube-proxy", instance="${instance}", node="${name}"}`;

const v4 = '10.0.0.1:10249';
const v6 = '[fd00::1]:10249';

const cases: NamingCase[] = [
  {
    title: 'takes the name of the address from kube-state-metrics',
    series: [target(v4), target(v6), node('a1', '10.0.0.1'), node('a2', 'fd00::1')],
    expected: [named(v4, 'a1'), named(v6, 'a2')],
  },
  {
    title: 'is not doubled by two kube-state-metrics',
    series: [target(v4), node('a1', '10.0.0.1'), node('a1', '10.0.0.1', 'ksm-1')],
    expected: [named(v4, 'a1')],
  },
  {
    title: 'is the address without kube-state-metrics, whatever its form',
    series: [v4, v6, '[fd00::2]', 'fd00::3', '::4', '10.0.0.5', 'a6', 'a7.example:10249'].map((each) => target(each)),
    expected: [
      named(v4, '10.0.0.1'),
      named(v6, 'fd00::1'),
      named('[fd00::2]', 'fd00::2'),
      named('fd00::3', 'fd00::3'),
      named('::4', '::4'),
      named('10.0.0.5', '10.0.0.5'),
      named('a6', 'a6'),
      named('a7.example:10249', 'a7.example'),
    ],
  },
  {
    title: 'keeps targets that kube-state-metrics does not know, next to those that it knows',
    series: [target(v4), target('10.0.0.2:10249'), node('a1', '10.0.0.1')],
    expected: [named(v4, 'a1'), named('10.0.0.2:10249', '10.0.0.2')],
  },
  {
    title: 'is one of two Nodes that share an address, not an error',
    series: [target(v4), node('a1', '10.0.0.1'), node('a1-old', '10.0.0.1')],
    expected: 1,
  },
  {
    title: 'is the label of the target when it has one',
    series: [target(v4, ',node="mine"'), node('a1', '10.0.0.1')],
    expected: [named(v4, 'mine')],
  },
  {
    title: 'is one for a Pod that was re-created without the label that it had',
    series: [target(v4, ',pod="kube-proxy-1",node="mine"'), target(v4, ',pod="kube-proxy-2"')],
    expected: 1,
  },
  {
    title: 'does not take the name of the same address in another cluster',
    series: [target(v4), node('a1', '10.0.0.1').replace('prod', 'stage')],
    expected: [named(v4, '10.0.0.1')],
  },
  {
    title: 'works without a cluster label',
    series: [target(v4), node('a1', '10.0.0.1')].map((series) => series.replace('cluster="prod",', '')),
    expected: [named(v4, 'a1').replace('cluster="prod", ', '')],
  },
  {
    title: 'keeps two jobs on one node apart',
    series: [target(v4), target(v4).replace('kube-proxy', 'kubelet'), node('a1', '10.0.0.1')],
    expected: [named(v4, 'a1'), named(v4, 'a1').replace('kube-proxy', 'kubelet')],
  },
];

const up = select('up', []);
const naming = withNodeName(up, { presence: up, clusterLabel: 'cluster' });

function expectation(expected: string[] | number): ExpressionTest {
  return typeof expected === 'number'
    ? { expr: `count(${naming.text})`, eval_time: '0s', exp_samples: [{ labels: '{}', value: expected }] }
    : { expr: naming.text, eval_time: '0s', exp_samples: expected.map((labels) => ({ labels, value: 1 })) };
}

/** The name of a node, by Prometheus itself: every target once, none dropped, none doubled. */
export async function testNodeNames(): Promise<RuleTestResult[]> {
  const verdicts = await runPromtool(
    cases.map(({ title, series, expected }) => ({
      title,
      rules: { groups: [] },
      evaluationInterval: '1m',
      test: {
        name: title,
        interval: '1m',
        input_series: series.map((each) => ({ series: each, values: '1' })),
        promql_expr_test: [expectation(expected)],
      },
    }))
  );
  return cases.map(({ title }, index) => {
    const verdict = verdicts[index];
    return { title: `the name of a node ${title}`, problems: verdict === undefined ? [] : [verdict] };
  });
}
