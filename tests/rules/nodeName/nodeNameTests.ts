import { select } from '../../../src/core/promql/selector';
import { withNodeName } from '../../../src/core/signals/nodeName';
import { type ExpressionTest, type PromtoolCase } from '../promtool/promtoolTest';
import { queryCase, testQueries } from '../promtool/queryCases';
import { type RuleTestResult } from '../ruleTest';

interface NamingCase {
  title: string;
  /** Series that are there, each with the value 1; with promtool's values where they come and go. */
  series: Array<string | { series: string; values: string }>;
  /** When to look; left out: at once. */
  at?: string;
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
    title: 'is that of the largest of what two Prometheus say of a target',
    series: [target(v4, ',replica="a"'), { series: target(v4, ',replica="b"'), values: '0x10' }],
    expected: [named(v4, '10.0.0.1')],
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
    series: [target(v4, ',pod="kube-proxy-1",node="a1"'), target(v4, ',pod="kube-proxy-2"'), node('a1', '10.0.0.1')],
    expected: [named(v4, 'a1')],
  },
  {
    title: 'is that of each target where an agent on every node scrapes its own loopback address',
    series: [target('127.0.0.1:10249', ',node="a1"'), target('127.0.0.1:10249', ',node="a2"'), node('a1', '10.0.0.1')],
    expected: [named('127.0.0.1:10249', 'a1'), named('127.0.0.1:10249', 'a2')],
  },
  {
    title: 'does not take the name of the same address in another cluster',
    series: [target(v4), node('a1', '10.0.0.1').replace('prod', 'stage')],
    expected: [named(v4, '10.0.0.1')],
  },
  {
    title: 'is the one of its own cluster where two clusters have the same addresses',
    series: [target(v4), target(v4).replace('prod', 'stage'), node('a1', '10.0.0.1')].concat(
      node('b1', '10.0.0.1').replace('prod', 'stage')
    ),
    expected: [named(v4, 'a1'), named(v4, 'b1').replace('prod', 'stage')],
  },
  {
    title: 'is the label of each target where two clusters have the same addresses',
    series: [target(v4, ',node="mine"'), target(v4, ',node="yours"').replace('prod', 'stage')],
    expected: [named(v4, 'mine'), named(v4, 'yours').replace('prod', 'stage')],
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

const nodeInProd = node('a1', '10.0.0.1');
const nodeInStage = node('b1', '10.0.0.1').replace('prod', 'stage');
const always = (series: string) => ({ series, values: '1x60' });

/** kube-state-metrics is away for some minutes: what it last said is asked for at two moments. */
const inGaps: NamingCase[] = [
  {
    title: 'is what kube-state-metrics said four minutes ago, when it had just come',
    series: [target(v4), target(v4).replace('prod', 'stage')]
      .map(always)
      .concat([nodeInProd, nodeInStage].map((series) => ({ series, values: '_x28 1x2 stale' }))),
    at: '33m',
    expected: [named(v4, 'a1'), named(v4, 'b1').replace('prod', 'stage')],
  },
  {
    title: 'is what kube-state-metrics said four minutes ago, when it had just come, while another cluster has its own',
    series: [
      ...[target(v4), target(v4).replace('prod', 'stage'), nodeInStage].map(always),
      { series: nodeInProd, values: '_x28 1x2 stale' },
    ],
    at: '33m',
    expected: [named(v4, 'a1'), named(v4, 'b1').replace('prod', 'stage')],
  },
  {
    title: 'is what one of several kube-state-metrics said that each know a part of the nodes, while it restarts',
    series: [
      ...[target(v4), target('10.0.0.2:10249'), node('a2', '10.0.0.2', 'shard-1')].map(always),
      { series: node('a1', '10.0.0.1', 'shard-0'), values: '_x20 1x10 stale' },
    ],
    at: '33m',
    expected: [named(v4, 'a1'), named('10.0.0.2:10249', 'a2')],
  },
  {
    title: 'is what kube-state-metrics said nine minutes ago, while another cluster has its own',
    series: [
      ...[target(v4), target(v4).replace('prod', 'stage'), nodeInStage].map(always),
      { series: nodeInProd, values: '_x20 1x10 stale' },
    ],
    at: '39m',
    expected: [named(v4, 'a1'), named(v4, 'b1').replace('prod', 'stage')],
  },
  {
    title: 'is what kube-state-metrics said an hour ago, when it has been away for long',
    series: [always(target(v4)), { series: nodeInProd, values: '1x30 stale' }],
    at: '60m',
    expected: [named(v4, 'a1')],
  },
];

const everyCase = [...cases, ...inGaps];

const up = select('up', []);
/** `up` of every target with the name of its node. */
export const naming = withNodeName(up, { presence: up, clusterLabel: 'cluster' }).text;

function expectation(query: string, expected: string[] | number): Omit<ExpressionTest, 'eval_time'> {
  return typeof expected === 'number'
    ? { expr: `count(${query})`, exp_samples: [{ labels: '{}', value: expected }] }
    : { expr: query, exp_samples: expected.map((labels) => ({ labels, value: 1 })) };
}

/** What must come of a query that names the nodes of `up`. */
export function namingCases(query: string): PromtoolCase[] {
  return everyCase.map(({ title, series, at = '0s', expected }) =>
    queryCase(
      title,
      series.map((each) => (typeof each === 'string' ? { series: each, values: '1' } : each)),
      [{ ...expectation(query, expected), eval_time: at }]
    )
  );
}

/** The name of a node, by Prometheus itself: every target once, none dropped, none doubled. */
export async function testNodeNames(): Promise<RuleTestResult[]> {
  return testQueries(namingCases(naming), (title) => `the name of a node ${title}`);
}
