import { type FaultId, type ScenarioFleet } from './scenario';

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
export function comesAndGoes(
  fleet: ScenarioFleet,
  node: string,
  fault: FaultId,
  { from, until, every, lasts }: Turns
): ScenarioFleet {
  for (let at = from; at < until; at += every) {
    fleet.node(node).suffers(fault, { from: `${at}s`, until: `${at + lasts}s` });
  }
  return fleet;
}
