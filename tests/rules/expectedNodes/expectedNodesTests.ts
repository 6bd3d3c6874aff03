import { branchesOf, type Branch } from '../../../src/core/compile/branches';
import { type Expression } from '../../../src/core/promql/expression';
import { signalById } from '../../../src/core/signals/catalogue';
import { type SignalId } from '../../../src/core/signals/signal';
import { type ExpressionTest, type PromtoolCase } from '../promtool/promtoolTest';
import { queryCase, testQueries } from '../promtool/queryCases';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';

interface CountingCase {
  title: string;
  /** As in the settings. */
  expectedNodes: Record<string, unknown>;
  /** Series with the value 1, or with the given one, or with promtool's values where they come and go. */
  series: Array<string | [series: string, value: string]>;
  /** Nodes that should run a kube-proxy, by cluster. */
  expected: Record<string, number>;
  /** Nodes that KubeProxyCoverageBelowExpected misses, by cluster; left out: not asked. */
  missing?: Record<string, number>;
  /** Nodes that KubeProxyNodeNotCovered names; left out: not asked. */
  named?: string[];
}

/** Old enough for every grace period: promtool's tests begin at 0. */
const longAgo = '-86400';
const target = (cluster: string, address: string) => `up{cluster="${cluster}",job="kube-proxy",instance="${address}"}`;
const daemonSet = (name: string, nodes: string, replica = 'ksm-0'): [string, string] => [
  `kube_daemonset_status_desired_number_scheduled{cluster="prod",namespace="kube-system",daemonset="${name}",instance="${replica}"}`,
  nodes,
];

function node(
  name: string,
  { created = longAgo, ready = '1', taint = '', replica = 'ksm-0', address = '10.0.0.1' } = {}
) {
  const labels = `cluster="prod",node="${name}",instance="${replica}"`;
  const series: Array<[string, string]> = [
    [`kube_node_info{${labels},internal_ip="${address}"}`, '1'],
    [`kube_node_created{${labels}}`, created],
    [`kube_node_status_condition{${labels},condition="Ready",status="true"}`, ready],
  ];
  return taint === ''
    ? series
    : [...series, [`kube_node_spec_taint{${labels},key="${taint}"}`, '1'] as [string, string]];
}

const virtualNode = 'virtual-kubelet.io/provider';

/** Nodes a1 to a5, some of them with something special. */
function fiveNodes(special: Record<string, NonNullable<Parameters<typeof node>[1]>> = {}): Array<[string, string]> {
  return [1, 2, 3, 4, 5].flatMap((index) => node(`a${index}`, { address: `10.0.0.${index}`, ...special[`a${index}`] }));
}

const inStage = ([series, value]: [string, string]): [string, string] => [series.replace('"prod"', '"stage"'), value];

const cases: CountingCase[] = [
  {
    title: 'counts targets that differ in their node alone, as an agent on each node sees them',
    expectedNodes: { mode: 'auto' },
    series: [
      ...fiveNodes(),
      ...[1, 2, 3, 4].map((index) => `up{cluster="prod",job="kube-proxy",instance="127.0.0.1:10249",node="a${index}"}`),
    ],
    expected: { prod: 5 },
    missing: { prod: 1 },
    named: ['a5'],
  },
  {
    title: 'counts kube-proxies whose addresses are loopback ones by the node that their targets tell',
    expectedNodes: { mode: 'discovered' },
    series: ['127.0.0.1:10249', 'localhost:10249', '[::1]:10249', '127.0.0.1'].flatMap((address, cluster) =>
      ['a1', 'a2'].map((node) => target(`c${cluster}`, address).replace('}', `,node="${node}"}`))
    ),
    expected: { c0: 2, c1: 2, c2: 2, c3: 2 },
  },
  {
    title: 'counts a kube-proxy once of which one job tells the node and another does not',
    expectedNodes: { mode: 'discovered' },
    series: ['a1', 'a2'].flatMap((node, index) => [
      target('prod', `10.0.0.${index}:10249`),
      target('prod', `10.0.0.${index}:10249`).replace('}', `,node="${node}"}`),
    ]),
    expected: { prod: 2 },
  },
  {
    title: 'counts a kube-proxy once that is scraped at two ports',
    expectedNodes: { mode: 'discovered' },
    series: [1, 2, 3].flatMap((index) => [
      target('prod', `10.0.0.${index}:10249`),
      target('prod', `10.0.0.${index}:10256`),
      target('stage', `[fd00::${index}]:10249`),
      target('stage', `[fd00::${index}]:10256`),
    ]),
    expected: { prod: 3, stage: 3 },
  },
  {
    title: 'is not made up for by the target of a node that went a moment ago',
    expectedNodes: { mode: 'auto' },
    series: [
      ...fiveNodes(),
      ...[2, 3, 4, 5].map((index) => target('prod', `10.0.0.${index}:10249`)),
      ['kube_node_info{cluster="prod",node="gone",instance="ksm-0",internal_ip="10.0.0.9"}', '1x5 stale'],
      target('prod', '10.0.0.9:10249'),
    ],
    expected: { prod: 5 },
    missing: { prod: 1 },
    named: ['a1'],
  },
  {
    title: 'is what the DaemonSets want together, Windows included, however many kube-state-metrics tell it',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '3'),
      daemonSet('kube-proxy', '3', 'ksm-1'),
      daemonSet('kube-proxy-windows', '2'),
      daemonSet('not-kube-proxy-at-all', '7'),
      target('prod', 'a1'),
    ],
    expected: { prod: 5 },
  },
  {
    title: 'is the number of nodes where there is no DaemonSet, each once',
    expectedNodes: { mode: 'auto' },
    series: [...node('a1'), ...node('a1', { replica: 'ksm-1' }), ...node('a2'), target('prod', 'a1')],
    expected: { prod: 2 },
  },
  {
    title: 'is the number of targets without kube-state-metrics, per cluster',
    expectedNodes: { mode: 'auto' },
    series: [target('prod', 'a1'), target('prod', 'a2'), target('stage', 'b1')],
    expected: { prod: 2, stage: 1 },
  },
  {
    title: 'leaves out nodes that are not ready, too young, virtual or about to go',
    expectedNodes: { mode: 'nodes' },
    series: [
      ...node('a1'),
      ...node('a2', { ready: '0' }),
      ...node('a3', { created: '300' }),
      ...node('a4', { taint: 'eks.amazonaws.com/compute-type' }),
      ...node('a5', { taint: 'ToBeDeletedByClusterAutoscaler' }),
      ...node('a6', { taint: 'node-role.kubernetes.io/control-plane' }),
      target('prod', 'a1'),
    ],
    expected: { prod: 2 },
  },
  {
    title: 'counts young and tainted nodes when the settings say so',
    expectedNodes: { mode: 'nodes', graceMinutes: 0, excludeTaints: [] },
    series: [...node('a1', { created: '300' }), ...node('a2', { taint: 'virtual-kubelet.io/provider' })],
    expected: { prod: 2 },
  },
  {
    title: 'is what the DaemonSet wants, and a node that has just joined is not missed yet',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '3'),
      ...node('a1', { address: '10.0.0.1' }),
      ...node('a2', { address: '10.0.0.2', created: '300' }),
      ...node('a3', { address: '10.0.0.3', created: '300', ready: '0', replica: 'ksm-0' }),
      target('prod', '10.0.0.1:10249'),
    ],
    expected: { prod: 3 },
    missing: {},
  },
  {
    title: 'misses an old node, and a new one only once: with a kube-proxy or a taint it excuses nobody',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '4'),
      ...node('a1', { address: '10.0.0.1' }),
      ...node('a2', { address: '10.0.0.2' }),
      ...node('a3', { address: '10.0.0.3', created: '300' }),
      ...node('a3', { address: '10.0.0.3', created: '300', replica: 'ksm-1' }),
      ...node('a4', { address: '10.0.0.4', created: '300' }),
      ...node('a5', { address: '10.0.0.5', created: '300', taint: 'eks.amazonaws.com/compute-type' }),
      target('prod', '10.0.0.1:10249'),
      target('prod', '10.0.0.3:10249'),
    ],
    expected: { prod: 4 },
    missing: { prod: 1 },
  },
  {
    title: 'misses a node at once when the settings give no grace',
    expectedNodes: { mode: 'daemonset', graceMinutes: 0 },
    series: [
      daemonSet('kube-proxy', '2'),
      ...node('a1', { address: '10.0.0.1' }),
      ...node('a2', { address: '10.0.0.2', created: '300' }),
      target('prod', '10.0.0.1:10249'),
    ],
    expected: { prod: 2 },
    missing: { prod: 1 },
  },
  {
    title: 'is that of all nodes where only Windows has a DaemonSet',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy-windows', '1'),
      ...node('a1', { address: '10.0.0.1' }),
      ...node('a2', { address: '10.0.0.2' }),
      ...node('w1', { address: '10.0.0.3' }),
      target('prod', '10.0.0.1:10249'),
      target('prod', '10.0.0.3:10249'),
    ],
    expected: { prod: 3 },
    missing: { prod: 1 },
    named: ['a2'],
  },
  {
    title: 'names a node, whatever new, draining and unready ones have',
    expectedNodes: { mode: 'nodes' },
    series: [
      ...node('a1', { address: '10.0.0.1' }),
      ...node('a2', { address: '10.0.0.2' }),
      ...node('a3', { address: '10.0.0.3', created: '300' }),
      ...node('a4', { address: '10.0.0.4', taint: 'ToBeDeletedByClusterAutoscaler' }),
      ...node('a5', { address: '10.0.0.5', ready: '0' }),
      ...[1, 3, 4, 5].map((host) => target('prod', `10.0.0.${host}:10249`)),
    ],
    expected: { prod: 2 },
    missing: { prod: 1 },
    named: ['a2'],
  },
  {
    title: 'names nobody where no address fits, and still knows how many',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '3'),
      ...[1, 2, 3].flatMap((host) => node(`a${host}`, { address: `10.0.0.${host}` })),
      ...[1, 2].map((host) => target('prod', `192.168.0.${host}:10249`)),
    ],
    expected: { prod: 3 },
    missing: { prod: 1 },
    named: [],
  },
  {
    title: 'misses nobody where no address fits and as many run, one of them on a node that is not ready',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '3'),
      ...[1, 2, 3].flatMap((host) => node(`a${host}`, { address: `10.0.0.${host}`, ready: host === 3 ? '0' : '1' })),
      ...[1, 2, 3].map((host) => target('prod', `192.168.0.${host}:10249`)),
    ],
    expected: { prod: 3 },
    missing: {},
    named: [],
  },
  {
    title: 'names nobody where the DaemonSet leaves out a node that no taint tells',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '3'),
      ...[1, 2, 3, 4].flatMap((host) => node(`a${host}`, { address: `10.0.0.${host}` })),
      ...[1, 2].map((host) => target('prod', `10.0.0.${host}:10249`)),
    ],
    expected: { prod: 3 },
    missing: { prod: 1 },
    named: [],
  },
  {
    title: 'is what the DaemonSet wants where kube-state-metrics does not know every node',
    expectedNodes: { mode: 'auto' },
    series: [daemonSet('kube-proxy', '5'), ...node('a1', { address: '10.0.0.1' }), target('prod', '10.0.0.1:10249')],
    expected: { prod: 5 },
    missing: { prod: 4 },
    named: [],
  },
  {
    title: 'is counted in each cluster on its own, though nodes of another have the same names and addresses',
    expectedNodes: { mode: 'auto' },
    series: [
      ...fiveNodes(),
      target('prod', '10.0.0.1:10249'),
      ...fiveNodes({ a2: { ready: '0' }, a3: { created: '0' }, a4: { taint: virtualNode } }).map(inStage),
      target('stage', '10.0.0.1:10249'),
      target('stage', '10.0.0.5:10249'),
    ],
    expected: { prod: 5, stage: 2 },
    missing: { prod: 4 },
    named: ['a2', 'a3', 'a4', 'a5'],
  },
  {
    title: 'is what the DaemonSet of each cluster wants, whatever another one has',
    expectedNodes: { mode: 'auto' },
    series: [
      daemonSet('kube-proxy', '7'),
      ...fiveNodes(),
      target('prod', '10.0.0.1:10249'),
      inStage(daemonSet('kube-proxy', '1')),
      ...fiveNodes().map(inStage),
      target('stage', '10.0.0.1:10249'),
    ],
    expected: { prod: 7, stage: 1 },
    missing: { prod: 6 },
    named: [],
  },
  {
    title: 'is the number that was entered, for every cluster that has kube-proxy',
    expectedNodes: { mode: 'fixed', fixed: 7 },
    series: [target('prod', 'a1'), target('stage', 'b1'), ...node('a1')],
    expected: { prod: 7, stage: 7 },
  },
];

/** How many nodes should run a kube-proxy, by Prometheus itself. */
export async function testExpectedNodes(): Promise<RuleTestResult[]> {
  return testQueries(expectedNodesCases(), (title) => `the expected number of kube-proxies ${title}`);
}

/** @param changed what a signal evaluates in place of what it does */
export function expectedNodesCases(
  changed: (signal: SignalId, text: string) => string = (_, text) => text
): PromtoolCase[] {
  return cases.map(({ title, expectedNodes, series, expected, missing, named }) =>
    queryCase(
      title,
      series.map((each) => {
        const [name, value] = typeof each === 'string' ? [each, '1'] : each;
        return { series: name, values: value.includes('x') ? value : `${value}x10` };
      }),
      [
        counted(
          expression(title, expectedNodes, ({ kubeProxy }) => kubeProxy.expected()),
          expected
        ),
        ...(missing === undefined
          ? []
          : [counted(changed('coverage-below-expected', expression(title, expectedNodes, missed)), missing)]),
        ...(named === undefined
          ? []
          : [namesOf(changed('node-not-covered', expression(title, expectedNodes, uncovered)), named)]),
      ]
    )
  );
}

function counted(expr: string, nodes: Record<string, number>): ExpressionTest {
  const samples = Object.entries(nodes).map(([cluster, value]) => ({ labels: `{cluster="${cluster}"}`, value }));
  return { expr, eval_time: '8m', exp_samples: samples };
}

function namesOf(expr: string, nodes: string[]): ExpressionTest {
  const samples = nodes.map((name) => ({ labels: `{cluster="prod", node="${name}"}`, value: 1 }));
  return { expr, eval_time: '8m', exp_samples: samples };
}

const uncovered = ({ kubeProxy, parameters }: Branch) => signalById('node-not-covered').firing(kubeProxy, parameters);

const missed = ({ kubeProxy, parameters }: Branch) =>
  signalById('coverage-below-expected').firing(kubeProxy, parameters);

function expression(title: string, expectedNodes: unknown, ask: (branch: Branch) => Expression): string {
  const settings = settingsOf({
    title,
    settings: { sources: [{ id: 'prom01', name: 'Prometheus', datasourceUid: 'prometheus', expectedNodes }] },
  });
  const [source] = settings.sources;
  const [branch] = source ? branchesOf(signalById('coverage-below-expected'), 'warning', settings, source) : [];
  if (branch === undefined) {
    throw new Error(`“${title}” has no rule`);
  }
  return ask(branch).text;
}
