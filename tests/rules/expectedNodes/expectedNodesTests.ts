import { branchesOf } from '../../../src/core/compile/branches';
import { signalById } from '../../../src/core/signals/catalogue';
import { runPromtool } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';

interface CountingCase {
  title: string;
  /** As in the settings. */
  expectedNodes: Record<string, unknown>;
  /** Series with the value 1, or with the given one. */
  series: Array<string | [series: string, value: string]>;
  /** Nodes that should run a kube-proxy, by cluster. */
  expected: Record<string, number>;
}

/** Old enough for every grace period: promtool's tests begin at 0. */
const longAgo = '-86400';
const target = (cluster: string, address: string) => `up{cluster="${cluster}",job="kube-proxy",instance="${address}"}`;
const daemonSet = (name: string, nodes: string, replica = 'ksm-0'): [string, string] => [
  `kube_daemonset_status_desired_number_scheduled{cluster="prod",namespace="kube-system",daemonset="${name}",instance="${replica}"}`,
  nodes,
];

function node(name: string, { created = longAgo, ready = '1', taint = '', replica = 'ksm-0' } = {}) {
  const labels = `cluster="prod",node="${name}",instance="${replica}"`;
  const series: Array<[string, string]> = [
    [`kube_node_info{${labels},internal_ip="10.0.0.1"}`, '1'],
    [`kube_node_created{${labels}}`, created],
    [`kube_node_status_condition{${labels},condition="Ready",status="true"}`, ready],
  ];
  return taint === ''
    ? series
    : [...series, [`kube_node_spec_taint{${labels},key="${taint}"}`, '1'] as [string, string]];
}

const cases: CountingCase[] = [
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
    title: 'is the number that was entered, for every cluster that has kube-proxy',
    expectedNodes: { mode: 'fixed', fixed: 7 },
    series: [target('prod', 'a1'), target('stage', 'b1'), ...node('a1')],
    expected: { prod: 7, stage: 7 },
  },
];

/** How many nodes should run a kube-proxy, by Prometheus itself. */
export async function testExpectedNodes(): Promise<RuleTestResult[]> {
  const verdicts = await runPromtool(
    cases.map(({ title, expectedNodes, series, expected }) => ({
      title,
      rules: { groups: [] },
      evaluationInterval: '1m',
      test: {
        name: title,
        interval: '1m',
        input_series: series.map((each) => {
          const [name, value] = typeof each === 'string' ? [each, '1'] : each;
          return { series: name, values: `${value}x10` };
        }),
        promql_expr_test: [
          {
            expr: expression(title, expectedNodes),
            eval_time: '8m',
            exp_samples: Object.entries(expected).map(([cluster, value]) => ({
              labels: `{cluster="${cluster}"}`,
              value,
            })),
          },
        ],
      },
    }))
  );
  return cases.map(({ title }, index) => {
    const verdict = verdicts[index];
    return { title: `the expected number of kube-proxies ${title}`, problems: verdict === undefined ? [] : [verdict] };
  });
}

function expression(title: string, expectedNodes: unknown): string {
  const settings = settingsOf({
    title,
    settings: { sources: [{ id: 'prom01', name: 'Prometheus', datasourceUid: 'prometheus', expectedNodes }] },
  });
  const [source] = settings.sources;
  const [branch] = source ? branchesOf(signalById('coverage-below-expected'), 'warning', settings, source) : [];
  if (branch === undefined) {
    throw new Error(`“${title}” has no rule`);
  }
  return branch.kubeProxy.expected().text;
}
