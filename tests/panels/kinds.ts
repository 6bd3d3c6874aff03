import { createFleet } from '../../demo/fleet/fleet';
import { seriesText } from '../../demo/fleet/sample';
import { type Selection } from '../../demo/fleet/targets';
import { type FleetMode, type KubernetesVersion } from '../../demo/fleet/versions';
import { type Kind } from '../../src/core/metrics/exposure';
import { FileWriter } from '../cost/fileWriter';

const simulated: ReadonlyArray<[KubernetesVersion, FleetMode]> = [
  ['1.28', 'iptables'],
  ['1.35', 'iptables'],
  ['1.35', 'nftables'],
  ['1.35', 'ipvs'],
  ['1.37', 'iptables'],
  ['1.37', 'nftables'],
];

/** Clusters by name, one of every mode and version that is simulated. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  simulated.map(([version, mode]) => [`${mode}-${version}`, { mode, version }])
);

export const recorded = { from: 172_800, until: 172_800 + 40 * 60, step: 30 } as const;

const everything: Selection = { family: () => true, buckets: () => true };

/** Forty minutes of a healthy cluster of every kind, in OpenMetrics. */
export function writeKinds(path: string): void {
  const file = new FileWriter(path);
  const clusters = Object.fromEntries(
    simulated.map(([kubernetes, mode]) => [`${mode}-${kubernetes}`, { nodes: ['node-1', 'node-2'], kubernetes, mode }])
  );
  const fleet = createFleet({ clusters }, { startsAt: recorded.from });
  for (let at = recorded.from; at <= recorded.until; at += recorded.step) {
    for (const { name, labels, value } of fleet.samplesAt(at, everything)) {
      file.add(`${seriesText(name, labels)} ${value} ${at}\n`);
    }
  }
  file.add('# EOF\n');
  file.close();
}
