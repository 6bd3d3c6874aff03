import { isExposedBy } from '../../src/core/metrics/exposure';
import { families } from '../../src/core/metrics/families';
import { seriesOf as namesOf } from '../../src/core/metrics/family';
import { up } from '../../src/core/metrics/process';
import { faultIds, type FaultId } from '../../src/core/signals/scenario';
import { isModelled } from '../simulator/modelledFamilies';
import { findFault } from './faults';
import { createFleet } from './fleet';
import { type FleetMode, type KubernetesVersion } from './versions';

interface Kind {
  version: KubernetesVersion;
  mode: FleetMode;
}

const byName = new Map(families.flatMap((family) => namesOf(family).map((name) => [name, family] as const)));
const versions: KubernetesVersion[] = ['1.28', '1.35', '1.37'];
const modes: FleetMode[] = ['iptables', 'nftables', 'ipvs', 'kernelspace'];
const kinds: Kind[] = versions
  .flatMap((version) => modes.map((mode) => ({ version, mode })))
  // Kubernetes has nftables mode since 1.29.
  .filter(({ version, mode }) => version !== '1.28' || mode !== 'nftables');

/** Faults of what one kind of kube-proxy alone counts. */
const ofOneKind: Partial<Record<FaultId, Kind>> = {
  'invalid-packets': { version: '1.35', mode: 'iptables' },
  'load-balancer-failing': { version: '1.37', mode: 'kernelspace' },
  'listener-failing': { version: '1.37', mode: 'nftables' },
};

const befalls = (fault: FaultId, { version, mode }: Kind) => {
  const only = ofOneKind[fault];
  const isOfKind = only === undefined || (only.version === version && only.mode === mode);
  // A node of another mode is another kind.
  return findFault(fault)?.scope !== 'cluster' && fault !== 'mixed-mode' && isOfKind;
};

/** Names of all series of kube-proxies of a kind, each of which suffers another fault. */
function seriesOf(kind: Kind): string[] {
  const faults = faultIds.filter((fault) => befalls(fault, kind));
  const shape = { nodes: ['healthy', ...faults], kubernetes: kind.version, mode: kind.mode };
  const fleet = createFleet({ clusters: { prod: shape } });
  faults.forEach((fault) => fleet.node(fault).suffers(fault, { from: '2m' }));
  const samples = fleet.samplesAt(900, { family: () => true, buckets: () => true });
  return [...new Set(samples.map(({ name }) => name))].filter((name) => !name.startsWith('kube_'));
}

it.each(kinds)('a fleet of Kubernetes $version in $mode mode shows what the metrics table says it has', (kind) => {
  const shown = seriesOf(kind);
  expect(shown.length).toBeGreaterThan(20);
  const isOfKind = (name: string) => {
    const family = byName.get(name);
    return family !== undefined && isExposedBy(family, kind);
  };
  expect(shown.filter((name) => !isOfKind(name))).toEqual([]);
});

it('the simulator’s answers leave to the fleet what the fleet shows', () => {
  const shown = kinds.flatMap((kind) => seriesOf(kind));
  expect(shown.filter((name) => name !== up.name && !isModelled(byName.get(name)?.name ?? name))).toEqual([]);
});
