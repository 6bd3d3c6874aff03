import { type FleetSize } from './recordedFleet';

/** Small, because numbers per node hardly depend on it; the scrape interval is the shortest that is usual. */
export const measuredSize: FleetSize = { nodes: 8, scrapeSeconds: 15 };

/** Samples per node. To be raised only with a reason, and lowered with every gain. */
export const budget = {
  /** The dearest rule: 16 samples of sums and counts, or of two buckets, for each of two IP families. */
  rule: 110,
  /** All rules together, those included that are off by default. */
  allRules: 1050,
  /** The dearest panel: two quantiles over eight buckets of sync durations, for 61 points. */
  panel: 48_000,
} as const;
