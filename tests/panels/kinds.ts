import { createFleet, type Fleet } from '../../demo/fleet/fleet';
import { type FleetMode, type KubernetesVersion } from '../../demo/fleet/versions';
import { type Kind } from '../../src/core/metrics/exposure';
import { type FaultId } from '../../src/core/signals/scenario';
import { recorded } from './recording';

/** A cluster in which every panel is looked at. */
export interface PanelKind extends Kind {
  mode: FleetMode;
  version: KubernetesVersion;
  /** Whether everything that can fail in its mode did so shortly. */
  hasFailed: boolean;
}

const healthy: ReadonlyArray<[KubernetesVersion, FleetMode]> = [
  ['1.28', 'iptables'],
  ['1.28', 'ipvs'],
  ['1.28', 'kernelspace'],
  ['1.35', 'iptables'],
  ['1.35', 'nftables'],
  ['1.35', 'ipvs'],
  ['1.35', 'kernelspace'],
  ['1.37', 'iptables'],
  ['1.37', 'nftables'],
  ['1.37', 'ipvs'],
  ['1.37', 'kernelspace'],
];

const failed: ReadonlyArray<[KubernetesVersion, FleetMode]> = [
  ['1.28', 'iptables'],
  ['1.35', 'iptables'],
  ['1.35', 'ipvs'],
  ['1.37', 'nftables'],
  ['1.37', 'kernelspace'],
];

/** Clusters by name, of every mode and version that is simulated. */
export const kinds: ReadonlyMap<string, PanelKind> = new Map([
  ...healthy.map(([version, mode]): [string, PanelKind] => [`${mode}-${version}`, { mode, version, hasFailed: false }]),
  ...failed.map(([version, mode]): [string, PanelKind] => [
    `${mode}-${version}-failed`,
    { mode, version, hasFailed: true },
  ]),
]);

/** One after the other: without an API server there are no changes to fail with. */
const failures: ReadonlyArray<[fault: FaultId, fromMinute: number, untilMinute: number]> = [
  ['rules-stale', 21, 23],
  ['partial-sync-failing', 24, 25],
  ['api-server-5xx', 26, 27],
  ['unauthorized', 28, 29],
  ['api-server-slow', 31, 38],
];

const failuresOfMode: Partial<Record<FleetMode, FaultId>> = {
  iptables: 'invalid-packets',
  nftables: 'listener-failing',
  kernelspace: 'load-balancer-failing',
};

/** A cluster of every kind. */
export function fleetOfKinds(): Fleet {
  const clusters = Object.fromEntries(
    [...kinds].map(([name, { version, mode }]) => [name, { nodes: ['node-1', 'node-2'], kubernetes: version, mode }])
  );
  const fleet = createFleet({ clusters }, { startsAt: recorded.from });
  for (const [name, { hasFailed, mode, version }] of kinds) {
    if (hasFailed) {
      const cluster = fleet.cluster(name);
      failures.forEach(([fault, from, until]) => cluster.suffers(fault, { from: `${from}m`, until: `${until}m` }));
      const own = failuresOfMode[mode];
      if (own !== undefined && version !== '1.28') {
        cluster.suffers(own, { from: '31m', until: '38m' });
      }
      // Longer than Prometheus looks back for a series that ended.
      cluster.node('node-2').suffers('node-without-kube-proxy', { from: '34m' });
    }
  }
  return fleet;
}
