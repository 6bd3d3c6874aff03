import * as v from 'valibot';

import { type FaultId, faultIds } from '../../src/core/signals/scenario';
import { type FleetCluster } from '../fleet/cluster';
import { faults, findFault } from '../fleet/faults';
import { type Fleet } from '../fleet/fleet';
import { type FleetNode } from '../fleet/node';

/** What the control API is asked for. Without a cluster and a node, a place is chosen; `clear` without a fault clears all. */
export const faultRequest = v.strictObject({
  fault: v.optional(
    v.picklist(faultIds, ({ received }) => `there is no fault ${received}; there are ${faultIds.join(', ')}`)
  ),
  cluster: v.optional(v.string()),
  node: v.optional(v.string()),
  clear: v.optional(v.boolean()),
});
export type FaultRequest = v.InferOutput<typeof faultRequest>;

/** Who suffers what now. */
export interface ActiveFault {
  fault: FaultId;
  cluster: string;
  node: string;
}

/** Faults that are only interesting when a whole cluster has them, and get one unless a node is named. */
const ofWholeClusters: readonly FaultId[] = ['bound-to-loopback', 'whole-cluster-gone'];

/**
 * Begins or ends a fault from the given time on.
 * @returns what was done, in words
 * @throws RangeError naming what there is when a name is wrong
 */
export function carryOut(request: FaultRequest, fleet: Fleet, at: number): string {
  return request.clear ? clear(request, fleet, at) : begin(request, fleet, at);
}

export function activeFaults(fleet: Fleet): ActiveFault[] {
  return fleet.clusters.flatMap((cluster) =>
    cluster.nodes.flatMap((node) =>
      [...node.currentFaults].map((fault) => ({ fault, cluster: cluster.name, node: node.options.name }))
    )
  );
}

function begin({ fault, cluster, node }: FaultRequest, fleet: Fleet, at: number): string {
  const found = fault && findFault(fault);
  if (!found) {
    throw new RangeError(`name a fault; there are ${faultIds.join(', ')}`);
  }
  if (found.scope === 'cluster' && node !== undefined) {
    throw new RangeError(`${found.id} befalls a cluster, not a node: leave --node out`);
  }
  const place = placeOf(found.id, fleet, cluster, node);
  place.place.suffer(found.id, at);
  return `${place.name}: ${found.id}. ${found.meaning} Expect: ${found.expect}.`;
}

function clear({ fault, cluster, node }: FaultRequest, fleet: Fleet, at: number): string {
  const places: Array<FleetCluster | FleetNode> =
    node !== undefined
      ? [fleet.findNode(node, cluster)]
      : cluster !== undefined
        ? [fleet.findCluster(cluster)]
        : [...fleet.clusters];
  for (const { id } of faults) {
    if (fault === undefined || fault === id) {
      places.forEach((place) => place.recover(id, at));
    }
  }
  return `Cleared ${fault ?? 'all faults'} of ${node ?? cluster ?? 'the whole fleet'}.`;
}

function placeOf(
  fault: FaultId,
  fleet: Fleet,
  cluster: string | undefined,
  node: string | undefined
): { place: FleetCluster | FleetNode; name: string } {
  if (node !== undefined) {
    const found = fleet.findNode(node, cluster);
    return { place: found, name: `${found.options.cluster}/${node}` };
  }
  const first = cluster === undefined ? fleet.clusters[0] : fleet.findCluster(cluster);
  if (!first) {
    throw new RangeError('the fleet has no clusters');
  }
  if (cluster !== undefined || ofWholeClusters.includes(fault)) {
    return { place: first, name: `cluster ${first.name}` };
  }
  const worker = first.nodes.find(({ options, currentFaults }) => !options.taint && currentFaults.size === 0);
  if (!worker) {
    throw new RangeError(`no healthy worker is left in ${first.name}: name a node, or clear a fault first`);
  }
  return { place: worker, name: `${first.name}/${worker.options.name}` };
}
