import { faultIds, type FaultId } from '../../src/core/signals/scenario';

/** A process that ends again and again, in seconds. */
export interface CrashLoop {
  runsFor: number;
  /** The kubelet's back-off: nothing answers meanwhile. */
  waitsFor: number;
}

const crashLoops = {
  // Not a multiple of any scrape interval: a scrape seldom meets the moment of the crash.
  'restart-loop': { runsFor: 230, waitsFor: 0 },
  'crash-loop-back-off': { runsFor: 120, waitsFor: 300 },
  'crash-at-start': { runsFor: 40, waitsFor: 300 },
  'out-of-memory': { runsFor: 600, waitsFor: 0 },
} as const satisfies Partial<Record<FaultId, CrashLoop>>;

export const crashLoopIds: readonly FaultId[] = faultIds.filter((id) => id in crashLoops);

/** The loop that a node is in, if it is in one. */
export function crashLoopOf(suffers: ReadonlySet<FaultId>): CrashLoop | undefined {
  return Object.entries(crashLoops).find(([fault]) => [...suffers].some((suffered) => suffered === fault))?.[1];
}
