import { createFleet } from '../../../demo/fleet/fleet';
import { type Selection } from '../../../demo/fleet/targets';
import { modesWith, sinceWith } from '../metrics/exposure';
import { type ClusterShape } from '../signals/scenario';
import { catalogue, signalById } from '../signals/catalogue';
import { type SignalId } from '../signals/signal';
import { type Here } from './here';
import { whereNot, whyNotHere } from './whyNotHere';

const everything: Selection = { family: () => true, buckets: () => false };

/** What a healthy cluster of this shape has after 20 minutes. */
function hereOf(shape: Partial<ClusterShape>, rest: Partial<Here> = {}): Here {
  const samples = createFleet({ clusters: { prod: { nodes: ['a1', 'a2'], ...shape } } }).samplesAt(1200, everything);
  const version = shape.kubernetes ?? '1.35';
  return {
    series: new Set(samples.map(({ name }) => name)),
    modes: shape.ingestion === 'minimal' ? [] : [shape.mode ?? 'iptables'],
    versions: [`v${version}.4`],
    expectedNodes: 'auto',
    ...rest,
  };
}

/** The signals that cannot work, with the reason. */
const reasonsIn = (here: Here): Partial<Record<SignalId, string>> =>
  Object.fromEntries(
    catalogue.flatMap((signal) => {
      const reason = whyNotHere(signal, here);
      return reason === undefined ? [] : [[signal.id, reason]];
    })
  );

const without = (here: Here, ...names: string[]): Here => ({
  ...here,
  series: new Set([...here.series].filter((name) => !names.includes(name))),
});

it('only what is of another mode or of a later version cannot work on a usual cluster', () => {
  expect(reasonsIn(hereOf({}))).toEqual({
    'ipvs-mode-deprecated': 'Only for ipvs mode; kube-proxy runs in iptables mode here.',
    'windows-load-balancer': 'Only for kernelspace mode; kube-proxy runs in iptables mode here.',
    'localhost-node-port': 'Only for nftables mode; kube-proxy runs in iptables mode here.',
  });
});

it.each([
  [
    { kubernetes: '1.28' },
    ['conntrack-invalid-drops', 'ipvs-mode-deprecated', 'localhost-node-port', 'windows-load-balancer'],
  ],
  [
    { kubernetes: '1.37', mode: 'nftables' },
    ['conntrack-invalid-drops', 'ipvs-mode-deprecated', 'partial-sync-failing', 'windows-load-balancer'],
  ],
  [
    { mode: 'ipvs' },
    ['conntrack-invalid-drops', 'localhost-node-port', 'partial-sync-failing', 'windows-load-balancer'],
  ],
] satisfies Array<[Partial<ClusterShape>, SignalId[]]>)('a healthy cluster %j lacks nothing else', (shape, ids) => {
  expect(Object.keys(reasonsIn(hereOf(shape))).sort()).toEqual(ids);
});

it('modes and versions come from the metrics table, and nobody repeats them', () => {
  const own = catalogue.filter(({ requires: { modes, since } }) => modes !== undefined || since !== undefined);
  expect(own.map(({ id }) => id)).toEqual(['network-programming-slow', 'mixed-modes', 'ipvs-mode-deprecated']);
  for (const { requires } of own) {
    const { families, modes, since } = requires;
    expect(modes ?? 'none of its own').not.toEqual(modesWith(families));
    expect(since).not.toBe(sinceWith(families));
  }
});

it.each<[SignalId, Partial<Here>, string]>([
  ['sync-failing', { versions: ['v1.16.0'] }, 'Needs Kubernetes 1.17 or later; kube-proxy is v1.16.0 here.'],
  ['rules-stale', { versions: ['v1.18.0'] }, 'Needs Kubernetes 1.19 or later; kube-proxy is v1.18.0 here.'],
  [
    'network-programming-slow',
    { versions: ['v1.21.0'] },
    'Needs Kubernetes 1.22 or later; kube-proxy is v1.21.0 here.',
  ],
  [
    'sync-failing',
    { modes: ['kernelspace'] },
    'Only for iptables, ipvs or nftables mode; kube-proxy runs in kernelspace mode here.',
  ],
])('%s says for which modes and versions it is: %j', (id, here, reason) => {
  expect(whyNotHere(signalById(id), hereOf({}, here))).toBe(reason);
});

it('names the version that is too old', () => {
  expect(whyNotHere(signalById('conntrack-invalid-drops'), hereOf({ kubernetes: '1.28' }))).toBe(
    'Needs Kubernetes 1.31 or later; kube-proxy is v1.28.4 here.'
  );
  // During an upgrade some nodes have it.
  const upgrading = { ...hereOf({}), versions: ['v1.30.1', 'v1.31.0-eks-1'] };
  expect(whyNotHere(signalById('conntrack-invalid-drops'), upgrading)).toBeUndefined();
});

describe('with a minimal list of metrics to keep', () => {
  const minimal = hereOf({ ingestion: 'minimal' });

  it('the signals that need no more can work', () => {
    const working = catalogue.filter((signal) => whyNotHere(signal, minimal) === undefined).map(({ id }) => id);
    expect(working).toEqual([
      'metrics-missing',
      'instance-metrics-missing',
      'down',
      'many-instances-down',
      'instance-down',
      'node-not-covered',
      'coverage-below-expected',
      'api-server-unusable',
      'api-server-errors',
      'api-server-unauthorized',
      'sync-slow',
      'network-programming-slow',
      'api-server-slow',
      'version-skew',
    ]);
  });

  it('the others say which metric is not kept', () => {
    expect(whyNotHere(signalById('restarting'), minimal)).toBe(
      'Prometheus has no process_start_time_seconds of kube-proxy here: add what is missing to the list of metrics to keep.'
    );
  });

  it('a failure counter that may just not be born yet is named with the sign that something is dropped', () => {
    expect(whyNotHere(signalById('livez-failing'), minimal)).toBe(
      'Prometheus keeps only a list of kube-proxy’s metrics here (kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds is missing, which every kube-proxy has): make sure that kubeproxy_proxy_livez_total is on it.'
    );
  });

  it('an alert whose counter is kept works', () => {
    const extended = { ...minimal, series: new Set([...minimal.series, 'kubeproxy_proxy_livez_total']) };
    expect(whyNotHere(signalById('livez-failing'), extended)).toBeUndefined();
  });
});

it('a counter that waits for its first failure is no reason where nothing is dropped', () => {
  const here = without(hereOf({}), 'kubeproxy_proxy_livez_total');
  expect([...here.series].filter((name) => name.endsWith('failures_total'))).toEqual([]);
  expect(whyNotHere(signalById('livez-failing'), here)).toBeUndefined();
  expect(whyNotHere(signalById('sync-failing'), here)).toBeUndefined();
});

describe('with histograms of another form than rules read', () => {
  const latencies: SignalId[] = ['sync-slow', 'network-programming-slow', 'api-server-slow'];
  const native = hereOf({ kubernetes: '1.37', histograms: 'native' });
  const blind = (here: Here) =>
    Object.keys(reasonsIn(here)).filter((id) => latencies.some((latency) => latency === id));

  it('what takes long cannot be told, and everything else can', () => {
    expect(blind(native)).toEqual(latencies);
    expect(Object.keys(reasonsIn(native))).toHaveLength(latencies.length + 3);
    expect(whyNotHere(signalById('sync-slow'), native)).toBe(
      'Prometheus has only native histograms here, and rules read classic ones: choose native or both in the settings of the data source.'
    );
    expect(blind(hereOf({}, { histograms: 'native' }))).toEqual(latencies);
  });

  it('nothing is missing once the right form, or both, is read', () => {
    expect(blind({ ...native, histograms: 'native' })).toEqual([]);
    expect(blind({ ...native, histograms: 'both' })).toEqual([]);
    expect(blind(hereOf({}, { histograms: 'both' }))).toEqual([]);
  });
});

it('where one process runs everything, requests to the API server are nobody’s', () => {
  const here = hereOf({});
  const reasons = reasonsIn({ ...here, series: new Set([...here.series, 'kubelet_node_name']) });
  const ofRequests: SignalId[] = [
    'api-server-unusable',
    'api-server-errors',
    'api-server-unauthorized',
    'api-server-slow',
  ];
  ofRequests.forEach((id) => expect(reasons[id]).toMatch(/^One process runs every component .* as on k3s/));
  expect(Object.keys(reasons)).toHaveLength(ofRequests.length + 3);
});

describe('without kube-state-metrics', () => {
  const here = hereOf({ kubeStateMetrics: 0 });

  it('nodes have no names and no number', () => {
    expect(whyNotHere(signalById('node-not-covered'), here)).toBe(
      'Needs kube-state-metrics: without kube_node_info nobody knows which nodes there are.'
    );
    expect(whyNotHere(signalById('coverage-below-expected'), here)).toBe(
      'Needs kube-state-metrics to know how many nodes there should be (kube_daemonset_status_desired_number_scheduled or kube_node_info), or a number that is entered under node count.'
    );
  });

  it('a number that was entered is enough to count', () => {
    expect(whyNotHere(signalById('coverage-below-expected'), { ...here, expectedNodes: 'fixed' })).toBeUndefined();
  });
});

it('each way to count nodes needs its own metric', () => {
  const withoutDaemonSet = without(hereOf({}), 'kube_daemonset_status_desired_number_scheduled');
  const coverage = signalById('coverage-below-expected');
  expect(whyNotHere(coverage, withoutDaemonSet)).toBeUndefined();
  expect(whyNotHere(coverage, { ...withoutDaemonSet, expectedNodes: 'nodes' })).toBeUndefined();
  expect(whyNotHere(coverage, { ...withoutDaemonSet, expectedNodes: 'daemonset' })).toMatch(
    /^Needs kube-state-metrics/
  );
  expect(whyNotHere(coverage, { ...withoutDaemonSet, expectedNodes: 'discovered' })).toMatch(
    /^As many .* are expected/
  );
});

it('a reason is told once, with the clusters that it holds for', () => {
  const clusters = new Map([
    ['plain', hereOf({})],
    ['nft', hereOf({ kubernetes: '1.37', mode: 'nftables' })],
    ['other', hereOf({})],
  ]);
  expect(whereNot(signalById('localhost-node-port'), clusters)).toEqual([
    { reason: 'Only for nftables mode; kube-proxy runs in iptables mode here.', clusters: ['plain', 'other'] },
  ]);
  expect(whereNot(signalById('down'), clusters)).toEqual([]);
});
