import { up } from '../../../../src/core/metrics/process';
import { casesOf, type ConditionCase } from '../conditionCase';
import { daemonSet, node, nodes, targetAt, targets } from '../nodeSeries';
import { agentOn, always, changing, target, together, until, type Series } from '../series';

const elsewhere = (instance: string, more = '') => targetAt(instance, { cluster: 'stage', more });
const virtualNode = 'virtual-kubelet.io/provider';
const toBeDeleted = 'ToBeDeletedByClusterAutoscaler';

const stray = (host: number) => targetAt(`192.168.0.${host}:10249`);
/** Three nodes and two targets at addresses that no node has. */
const strays = { ...nodes([1, 2, 3]), ...stray(1), ...stray(2) };
const stageIsWell = { ...nodes([7, 8], { cluster: 'stage' }), ...targets([7, 8], 'stage') };
const goneSince = (minutesAgo: number) => (value: number) => until(minutesAgo + 1, value);

const counted: Array<{ title: string; series: Series; missing: Record<string, number>; named: string[] }> = [
  {
    title: 'nodes are found by address, by what the target tells, and by name; another cluster has the missing one',
    series: {
      ...nodes([1, 2, 3, 4]),
      ...targets([1]),
      ...targetAt('192.168.0.2:10249', { more: ',node="a2"' }),
      ...targetAt('a4'),
      ...elsewhere('10.0.0.9:10249', ',node="a3"'),
      ...elsewhere('a3'),
    },
    missing: { prod: 1 },
    named: ['a3'],
  },
  ...[
    { how: 'names', series: { ...elsewhere('a1'), ...elsewhere('a2') } },
    { how: 'addresses', series: targets([1, 2], 'stage') },
    {
      how: 'nodes, as targets tell',
      series: { ...elsewhere('10.1.0.1:10249', ',node="a1"'), ...elsewhere('10.1.0.2:10249', ',node="a2"') },
    },
  ].map(({ how, series }) => ({
    title: `no address fits, and another cluster has these ${how}`,
    series: { ...strays, ...series },
    missing: { prod: 1 },
    named: [],
  })),
  {
    title: 'one address does not fit',
    series: { ...nodes([1, 2, 3]), ...targets([1]), ...stray(1) },
    missing: { prod: 1 },
    named: [],
  },
  {
    title: 'no address fits, and all is well in another cluster',
    series: { ...strays, ...stageIsWell },
    missing: { prod: 1 },
    named: [],
  },
  {
    title: 'a cluster has no target at all, and all is well in another one',
    series: { ...nodes([1, 2]), ...stageIsWell },
    missing: {},
    named: [],
  },
  {
    title: 'kube-state-metrics went three minutes ago, a node five minutes before; that of another cluster is there',
    series: {
      ...nodes([1, 3], { lasting: goneSince(3) }),
      ...node(4, { lasting: goneSince(8) }),
      ...targets([1]),
      ...stageIsWell,
    },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'kube-state-metrics went six minutes ago, a node long before; that of another cluster is there',
    series: {
      ...nodes([1, 3], { lasting: goneSince(6) }),
      ...node(4, { lasting: goneSince(20) }),
      ...targets([1]),
      ...stageIsWell,
    },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'only Windows has a DaemonSet, and another cluster has one for all',
    series: {
      ...nodes([1, 2, 3]),
      ...targets([1, 3]),
      ...daemonSet(1, { name: 'kube-proxy-windows' }),
      ...daemonSet(2, { cluster: 'stage' }),
      ...stageIsWell,
    },
    missing: { prod: 1 },
    named: ['a2'],
  },
  {
    title: 'the DaemonSet wants all nodes but a virtual one',
    series: { ...nodes([1, 2, 3]), ...node(4, { taint: virtualNode }), ...daemonSet(3), ...targets([1, 2]) },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'the DaemonSet leaves out a node that no taint tells; one here and one in another cluster have taints',
    series: {
      ...nodes([1, 2, 3]),
      ...node(4, { taint: virtualNode }),
      ...daemonSet(2),
      ...targets([1]),
      ...node(2, { cluster: 'stage', taint: virtualNode }),
      ...targets([2], 'stage'),
    },
    missing: { prod: 1 },
    named: [],
  },
  {
    title: 'DaemonSets for Linux and Windows want two each',
    series: {
      ...nodes([1, 2, 3, 4]),
      ...daemonSet(2),
      ...daemonSet(2, { name: 'kube-proxy-windows' }),
      ...targets([1, 2, 3]),
    },
    missing: { prod: 1 },
    named: ['a4'],
  },
  {
    title: 'DaemonSets of two namespaces want two each',
    series: { ...nodes([1, 2, 3, 4]), ...daemonSet(2), ...daemonSet(2, { namespace: 'edge' }), ...targets([1, 2, 3]) },
    missing: { prod: 1 },
    named: ['a4'],
  },
  {
    title: 'one of two kube-state-metrics does not know yet that the DaemonSet wants one more',
    series: { ...nodes([1, 2, 3]), ...daemonSet(3), ...daemonSet(2, { replica: '1' }), ...targets([1, 2]) },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'a node that is twenty minutes old and has a taint of its own is missed; other DaemonSets do not count',
    series: {
      ...nodes([1, 2]),
      ...node(3, { age: 1200, taint: 'dedicated' }),
      ...daemonSet(3),
      ...daemonSet(9, { name: 'node-exporter' }),
      ...targets([1, 2]),
    },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'every kube-proxy is scraped at a second address',
    series: { ...nodes([1, 2, 3, 4]), ...targets([1, 2, 3]), ...stray(1), ...stray(2), ...stray(3) },
    missing: { prod: 1 },
    named: ['a4'],
  },
  {
    title: 'a node joined two minutes ago with its kube-proxy, and another has none',
    series: { ...nodes([1, 2, 3]), ...node(4, { lasting: (value) => changing({ 2: value }) }), ...targets([1, 2, 4]) },
    missing: { prod: 1 },
    named: ['a3'],
  },
  {
    title: 'the only other target does not answer, at an address that no node has',
    series: { ...nodes([1, 2]), ...targets([1]), [`${up.name}{${target({ host: 99 })}}`]: changing({ 30: 0 }) },
    missing: {},
    named: [],
  },
  {
    title: 'agents of three nodes scrape their own loopback addresses, one of a node that is not listed',
    series: {
      ...nodes([1, 2, 3]),
      ...together(['a1', 'a2', 'a9'].map((name) => ({ [`${up.name}{${agentOn(name)}}`]: always(1) }))),
    },
    missing: {},
    named: [],
  },
];

const inCluster = (missing: Record<string, number>): ConditionCase['expected'] =>
  Object.fromEntries(Object.entries(missing).map(([cluster, value]) => [`{cluster="${cluster}"}`, value]));

export const nodeNotCoveredCases = casesOf(
  'node-not-covered',
  counted.map(({ title, series, named }) => ({
    title,
    series,
    expected: Object.fromEntries(named.map((name) => [`{cluster="prod", node="${name}"}`, 1])),
  }))
);

const tolerating = (percent: number) => ({
  sources: [
    {
      id: 'prom01',
      name: 'Prometheus',
      datasourceUid: 'prometheus',
      expectedNodes: { mode: 'auto', tolerance: { value: percent, unit: 'percent' } },
    },
  ],
});

export const coverageBelowExpectedCases = casesOf('coverage-below-expected', [
  ...counted.map(({ title, series, missing }) => ({ title, series, expected: inCluster(missing) })),
  {
    title: 'without kube-state-metrics a target that does not answer is missed, where it has no alert of its own',
    settings: { signals: { 'instance-down': { enabled: false } } },
    series: { ...targets([1]), [`${up.name}{${target({ host: 2 })}}`]: changing({ 10: 0 }, 1) },
    expected: inCluster({ prod: 1 }),
  },
  {
    title: 'of two nodes in five that may be missing, new, virtual and unready nodes are no part',
    settings: tolerating(40),
    series: {
      ...nodes([1, 2, 3, 4, 5]),
      ...targets([1, 2]),
      ...nodes([11, 12, 13, 14], { age: 300 }),
      ...nodes([21, 22, 23, 24], { taint: toBeDeleted }),
      ...nodes([31, 32, 33, 34], { isReady: false }),
    },
    expected: inCluster({ prod: 3 }),
  },
  {
    title: 'of three nodes in five that may be missing, those of another cluster take none away',
    settings: tolerating(60),
    series: {
      ...nodes([1, 2, 3, 4, 5]),
      ...targets([1, 2]),
      ...node(3, { cluster: 'stage', age: 300 }),
      ...node(4, { cluster: 'stage', taint: toBeDeleted }),
      ...node(5, { cluster: 'stage', isReady: false }),
    },
    expected: {},
  },
]);
