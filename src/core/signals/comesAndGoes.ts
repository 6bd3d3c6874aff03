import { type FaultId, type Period, type ScenarioFleet } from './scenario';

interface Turns {
  /** Seconds since the start of the scenario. */
  from: number;
  until: number;
  /** Of so many seconds … */
  every: number;
  /** … the fault lasts so many. */
  lasts: number;
}

/** A node suffers a fault again and again, and is well in between. */
export function comesAndGoes(fleet: ScenarioFleet, node: string, fault: FaultId, turns: Turns): ScenarioFleet {
  return eachOf(turns).reduce((suffering, period) => suffering.node(node).suffers(fault, period), fleet);
}

/** All nodes of a cluster do, at the same times. */
export function clusterComesAndGoes(
  fleet: ScenarioFleet,
  cluster: string,
  fault: FaultId,
  turns: Turns
): ScenarioFleet {
  return eachOf(turns).reduce((suffering, period) => suffering.cluster(cluster).suffers(fault, period), fleet);
}

function eachOf({ from, until, every, lasts }: Turns): Period[] {
  const howOften = Math.ceil((until - from) / every);
  return Array.from({ length: howOften }, (_, index) => from + index * every).map((at) => ({
    from: `${at}s`,
    until: `${at + lasts}s`,
  }));
}
