import { type FaultId } from '../../src/core/signals/scenario';
import { createFleet } from '../fleet/fleet';
import { type FleetMode, type KubernetesVersion } from '../fleet/versions';
import { parseExposition } from './exposition';
import { type FamilyShape, shapesOf } from './familyShape';
import { kubeProxyMetrics } from './metricsPage';
import { recordedAnswers } from './recordedShapes';

const recorded: Array<[KubernetesVersion, FleetMode]> = [
  ['1.28', 'iptables'],
  ['1.35', 'iptables'],
  ['1.35', 'nftables'],
  ['1.37', 'iptables'],
  ['1.37', 'nftables'],
];
/** Nobody probed them in that recording, or the API server failed before. */
const dependsOnTheRun = ['rest_client_request_retries_total'];

function answer(kubernetes: KubernetesVersion, mode: FleetMode, fault?: FaultId): string {
  const fleet = createFleet({ clusters: { prod: { nodes: ['a1'], kubernetes, mode } } });
  if (fault) {
    fleet.node('a1').suffers(fault, { from: '1m' });
  }
  fleet.advanceTo(300);
  const process = fleet.findNode('a1').reachable;
  if (!process) {
    throw new Error('the node does not answer');
  }
  return kubeProxyMetrics(process);
}

function shapes(text: string): Record<string, FamilyShape> {
  const all = shapesOf(parseExposition(text));
  dependsOnTheRun.forEach((family) => delete all[family]);
  return all;
}

const states: Array<[state: string, fault: FaultId | undefined]> = [
  ['2-healthy', undefined],
  ['4-sync-failing', 'rules-stale'],
  ['9-never-synced-tool-failing', 'never-synced'],
];
const answers = recordedAnswers();
const comparisons = recorded.flatMap(([version, mode]) =>
  states.flatMap(([state, fault]) => {
    const real = answers.find((each) => each.version === version && each.mode === mode && each.state === state);
    return real ? [{ version, mode, state, fault, real: real.shapes }] : [];
  })
);

it.each(comparisons)(
  'has the families, types, label names and buckets of a real kube-proxy: $version $mode $state',
  ({ version, mode, fault, real }) => {
    expect(shapes(answer(version, mode, fault))).toEqual(real);
  }
);

it('compares all recorded versions and modes, and five that fail', () => {
  expect(comparisons).toHaveLength(recorded.length + 5);
});

it.each(recorded)('has failure counters before the first failure only up to 1.32: %s %s', (version, mode) => {
  const failures = Object.keys(shapes(answer(version, mode))).filter((name) =>
    /^kubeproxy_.*failures_total$/.test(name)
  );
  expect(failures.length > 0).toBe(version === '1.28');
});

it('has no kubeproxy series when they are filtered', () => {
  expect(answer('1.35', 'iptables', 'metrics-filtered')).not.toContain('kubeproxy_');
});

it('names the API server of its own cluster only', () => {
  expect(answer('1.35', 'iptables')).toContain('host="10.100.0.1:6443"');
  expect(answer('1.35', 'iptables')).not.toContain('10.199.0.1');
});
