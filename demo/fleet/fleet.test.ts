import { type FaultId, type FleetShape } from '../../src/core/signals/scenario';
import { createFleet, type Fleet } from './fleet';
import { faults } from './faults';

const lastQueued = 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds';
const lastSynced = 'kubeproxy_sync_proxy_rules_last_timestamp_seconds';
const syncCount = 'kubeproxy_sync_proxy_rules_duration_seconds_count';
const syncSum = 'kubeproxy_sync_proxy_rules_duration_seconds_sum';
const restoreFailures = 'kubeproxy_sync_proxy_rules_iptables_restore_failures_total';
const minute = 60;

/** Values of a family at a node's kube-proxy, one a series. */
function values(fleet: Fleet, seconds: number, name: string, labels: Record<string, string> = {}, node = 1): number[] {
  return fleet
    .samplesAt(seconds, { family: (family) => family === name, buckets: () => true })
    .filter((sample) => sample.name === name && sample.labels.instance === `10.0.0.${node}:10249`)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .map(({ value }) => value);
}

function suffering(fault: FaultId, shape?: FleetShape): Fleet {
  const fleet = createFleet(shape);
  fleet.node('a1').suffers(fault, { from: '10m', until: '40m' });
  return fleet;
}

const old: FleetShape = { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.28' } } };
const ipv4 = { ip_family: 'IPv4' };

it('gives the same numbers for the same story, however time is cut into steps', () => {
  const [coarse, fine] = [suffering('rules-stale'), suffering('rules-stale')];
  for (let seconds = 0; seconds < 1800; seconds += 7.3) {
    fine.advanceTo(seconds);
  }
  expect(fine.samplesAt(1800)).toEqual(coarse.samplesAt(1800));
});

it('keeps up with churn on a healthy node', () => {
  const fleet = createFleet();
  for (let seconds = 2 * minute; seconds < 30 * minute; seconds += minute) {
    const [queuedBefore = NaN] = values(fleet, seconds - 30, lastQueued, ipv4);
    expect(values(fleet, seconds, lastSynced, ipv4)[0]).toBeGreaterThan(queuedBefore);
  }
});

it('syncs once an hour when nothing changes', () => {
  const fleet = createFleet();
  fleet.quietFrom('10m');
  const before = values(fleet, 15 * minute, syncCount, ipv4);
  expect(values(fleet, 55 * minute, syncCount, ipv4)).toEqual(before);
  expect(values(fleet, 70 * minute, syncCount, ipv4)).toEqual([(before[0] ?? 0) + 1]);
});

it('leaves a change unapplied for the one scrape that meets a sync', () => {
  const fleet = createFleet();
  fleet.quietFrom('0s').node('a1').isScrapedMidSyncAt('30m');
  const [queued = NaN] = values(fleet, 30 * minute, lastQueued, ipv4);
  expect(queued).toBeCloseTo(30 * minute - 0.3);
  expect(values(fleet, 30 * minute, lastSynced, ipv4)[0]).toBeLessThan(queued);
  expect(values(fleet, 31 * minute, lastSynced, ipv4)[0]).toBeGreaterThan(queued);
});

describe('rules-stale', () => {
  it('stops the last successful sync while syncs are still measured', () => {
    const fleet = suffering('rules-stale');
    const [synced] = values(fleet, 11 * minute, lastSynced, ipv4);
    const [count = NaN] = values(fleet, 11 * minute, syncCount, ipv4);
    expect(values(fleet, 39 * minute, lastSynced, ipv4)).toEqual([synced]);
    expect(values(fleet, 39 * minute, syncCount, ipv4)[0]).toBeGreaterThan(count + 500);
    expect(values(fleet, 41 * minute, lastSynced, ipv4)[0]).toBeGreaterThan(40 * minute);
  });

  it('brings the failure counter into being with the first failure', () => {
    const fleet = suffering('rules-stale');
    expect(values(fleet, 9 * minute, restoreFailures)).toEqual([]);
    expect(values(fleet, 11 * minute, restoreFailures, ipv4)[0]).toBeGreaterThan(0);
  });

  it('counts from zero up to Kubernetes 1.32, without ip_family', () => {
    const fleet = suffering('rules-stale', old);
    expect(values(fleet, 9 * minute, restoreFailures)).toEqual([0]);
    expect(values(fleet, 11 * minute, restoreFailures)[0]).toBeGreaterThan(0);
    expect(values(fleet, 11 * minute, lastSynced, ipv4)).toEqual([]);
  });

  it('is retried every 30 s after a burst that failed', () => {
    const fleet = suffering('rules-stale');
    fleet.quietFrom('11m');
    const [before = NaN] = values(fleet, 15 * minute, restoreFailures, ipv4);
    expect(values(fleet, 20 * minute, restoreFailures, ipv4)[0]).toBe(before + 10);
  });

  it('counts in the nftables family on an nftables node', () => {
    const fleet = suffering('rules-stale', { clusters: { prod: { nodes: ['a1'], mode: 'nftables' } } });
    expect(values(fleet, 11 * minute, 'kubeproxy_sync_proxy_rules_nftables_sync_failures_total')).toHaveLength(2);
    expect(values(fleet, 11 * minute, restoreFailures)).toEqual([]);
  });
});

it('makes syncs slow, but lets them succeed', () => {
  const fleet = suffering('slow-sync');
  const [sum = NaN] = values(fleet, 15 * minute, syncSum, ipv4);
  const [count = NaN] = values(fleet, 15 * minute, syncCount, ipv4);
  const mean =
    ((values(fleet, 35 * minute, syncSum, ipv4)[0] ?? NaN) - sum) /
    ((values(fleet, 35 * minute, syncCount, ipv4)[0] ?? NaN) - count);
  expect(mean).toBeGreaterThan(11);
  expect(mean).toBeLessThan(13.5);
  expect(values(fleet, 35 * minute, lastSynced, ipv4)[0]).toBeGreaterThan(34 * minute);
});

describe('api-server-unreachable', () => {
  const errors = { code: '<error>' };

  it('counts 19 errors in the first ten seconds and one in ten seconds after a minute', () => {
    const fleet = suffering('api-server-unreachable');
    expect(values(fleet, 10 * minute + 10, 'rest_client_requests_total', errors)).toEqual([19]);
    const [before = NaN] = values(fleet, 15 * minute, 'rest_client_requests_total', errors);
    expect(values(fleet, 20 * minute, 'rest_client_requests_total', errors)).toEqual([before + 30]);
  });

  it('is not seen by the request duration, nor as stale rules', () => {
    const fleet = suffering('api-server-unreachable');
    const observed = values(fleet, 9 * minute, 'rest_client_request_duration_seconds_count', { verb: 'GET' });
    expect(values(fleet, 39 * minute, 'rest_client_request_duration_seconds_count', { verb: 'GET' })).toEqual(observed);
    const [queued = NaN] = values(fleet, 39 * minute, lastQueued, ipv4);
    expect(values(fleet, 39 * minute, lastSynced, ipv4)[0]).toBeGreaterThan(queued);
  });

  it('lets no changes arrive', () => {
    const fleet = suffering('api-server-unreachable');
    const received = 'kubeproxy_sync_proxy_rules_endpoint_changes_total';
    const before = values(fleet, 11 * minute, received);
    const queued = values(fleet, 11 * minute, lastQueued);
    expect(values(fleet, 39 * minute, received)).toEqual(before);
    expect(values(fleet, 39 * minute, lastQueued)).toEqual(queued);
  });

  it('ends with a list of everything, within 70 s of the cure', () => {
    const fleet = suffering('api-server-unreachable');
    const [before = NaN] = values(fleet, 39 * minute, 'kubeproxy_sync_proxy_rules_service_changes_total');
    expect(values(fleet, 40 * minute + 70, 'kubeproxy_sync_proxy_rules_service_changes_total')[0]).toBeGreaterThan(
      before + 600
    );
  });
});

it.each([
  ['api-server-5xx', '503'],
  ['unauthorized', '401'],
] as const)('counts %s as code %s', (fault, code) => {
  expect(values(suffering(fault), 20 * minute, 'rest_client_requests_total', { code })[0]).toBeGreaterThan(50);
});

describe('never-synced', () => {
  it('has no last success since Kubernetes 1.33', () => {
    const fleet = suffering('never-synced');
    expect(values(fleet, 9 * minute, lastSynced)).toHaveLength(2);
    expect(values(fleet, 30 * minute, lastSynced)).toEqual([]);
    expect(values(fleet, 30 * minute, lastQueued)).toHaveLength(2);
  });

  it('says 0 before', () => {
    expect(values(suffering('never-synced', old), 30 * minute, lastSynced)).toEqual([0]);
  });
});

it.each(['instance-down', 'bound-to-loopback'] as const)('leaves only up = 0 of a node with %s', (fault) => {
  const samples = suffering(fault).samplesAt(20 * minute);
  expect(samples.filter(({ labels }) => labels.instance === '10.0.0.1:10249')).toEqual([
    { name: 'up', labels: expect.objectContaining({ cluster: 'prod', job: 'kube-proxy' }), value: 0 },
  ]);
});

it('still expects a kube-proxy on a node that has none', () => {
  const samples = suffering('node-without-kube-proxy').samplesAt(20 * minute);
  expect(samples.filter(({ labels }) => labels.instance === '10.0.0.1:10249')).toEqual([]);
  expect(samples.find(({ name }) => name === 'kube_daemonset_status_desired_number_scheduled')?.value).toBe(3);
});

it('loses every series of a cluster that is gone, and none of another', () => {
  const fleet = createFleet({ clusters: { eu: { nodes: ['a1'] }, us: { nodes: ['b1'] } } });
  fleet.cluster('eu').suffers('whole-cluster-gone', { from: '10m', until: '20m' });
  const clusters = (seconds: number) => new Set(fleet.samplesAt(seconds).map(({ labels }) => labels.cluster));
  expect(clusters(15 * minute)).toEqual(new Set(['us']));
  expect(clusters(25 * minute)).toEqual(new Set(['eu', 'us']));
});

it('begins counters at zero when a process restarts, in a new pod only if asked for', () => {
  const fleet = createFleet();
  fleet.node('a1').restartsAt('10m').node('a2').restartsAt('10m', 'new pod');
  const pods = (seconds: number) =>
    fleet
      .samplesAt(seconds)
      .flatMap(({ name, labels }) => (name === 'up' && labels.job === 'kube-proxy' ? [labels.pod] : []));
  const before = pods(9 * minute);
  const [count = NaN] = values(fleet, 9 * minute, syncCount, ipv4);
  expect(values(fleet, 11 * minute, syncCount, ipv4)[0]).toBeLessThan(count);
  const after = pods(11 * minute);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

it('restarts again and again in a restart loop', () => {
  const fleet = suffering('restart-loop');
  const starts = new Set<number>();
  for (let seconds = 10 * minute; seconds < 40 * minute; seconds += 15) {
    values(fleet, seconds, 'process_start_time_seconds').forEach((start) => starts.add(start));
  }
  expect(starts.size).toBeGreaterThan(6);
});

it('sees changes 40 to 140 s late with slow-programming', () => {
  const fleet = suffering('slow-programming');
  const name = 'kubeproxy_network_programming_duration_seconds';
  const at = (seconds: number, suffix: string) => values(fleet, seconds, name + suffix, ipv4)[0] ?? NaN;
  const [sum, count] = [at(11 * minute, '_sum'), at(11 * minute, '_count')];
  const mean = (at(39 * minute, '_sum') - sum) / (at(39 * minute, '_count') - count);
  expect(mean).toBeGreaterThan(60);
  expect(mean).toBeLessThan(120);
});

it('answers without any kubeproxy series when metrics are filtered', () => {
  const samples = suffering('metrics-filtered')
    .samplesAt(20 * minute)
    .filter(({ labels }) => labels.instance === '10.0.0.1:10249');
  expect(samples.find(({ name }) => name === 'up')?.value).toBe(1);
  expect(samples.filter(({ name }) => name.startsWith('kubeproxy_'))).toEqual([]);
});

it('reports another version and another mode on one node', () => {
  const fleet = createFleet();
  fleet.node('a1').suffers('old-version', { from: '1m' }).node('a2').suffers('mixed-mode', { from: '1m' });
  const versions = fleet.samplesAt(5 * minute).filter(({ name }) => name === 'kubernetes_build_info');
  expect(versions.map(({ labels }) => labels.git_version)).toEqual(['v1.34.6', 'v1.35.4', 'v1.35.4']);
  expect(values(fleet, 5 * minute, 'kubeproxy_sync_proxy_rules_iptables_total', {}, 2)).toEqual([]);
});

it('says what there is when a name is wrong', () => {
  const fleet = createFleet();
  expect(() => fleet.node('zz')).toThrow('there is no node zz; there are a1, a2, a3');
  expect(() => fleet.cluster('zz')).toThrow('there is no cluster zz; there are prod');
  expect(() => fleet.node('a1').suffers('whole-cluster-gone', { from: '1m' })).toThrow('befalls a cluster');
  expect(() => fleet.quietFrom('soon')).toThrow('soon is not a time');
});

it('says of every fault what it means and what to expect', () => {
  expect(faults.filter(({ meaning, expect: expected }) => meaning === '' || expected === '')).toEqual([]);
});
