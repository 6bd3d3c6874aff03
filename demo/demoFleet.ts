import { type FleetShape } from '../src/core/signals/scenario';

export const defaultNodes = 18;

/** The demo’s two clusters; two thirds of the nodes are in the first. Names tell the cluster, so a node’s is enough. */
export function demoFleet(nodes = defaultNodes): FleetShape {
  const european = Math.round((nodes * 2) / 3);
  return {
    clusters: {
      'prod-eu': { nodes: nodeNames('eu', european), kubernetes: '1.35', mode: 'iptables' },
      'prod-us': { nodes: nodeNames('us', nodes - european), kubernetes: '1.35', mode: 'nftables' },
    },
  };
}

function nodeNames(region: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? `${region}-control-plane-1` : `${region}-worker-${String(index).padStart(2, '0')}`
  );
}
