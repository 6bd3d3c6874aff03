import { type FleetSize } from './recordedFleet';

/** Small, because numbers per node hardly depend on it; the scrape interval is the shortest that is usual. */
export const measuredSize: FleetSize = { nodes: 8, scrapeSeconds: 15 };

/** Samples per node. To be raised only with a reason, and lowered with every gain. */
export const budget = {
  /** The dearest rule counts restarts of an hour, by the clock of each node, and asks whether any of them helped. */
  rule: 490,
  /**
   * All rules together, those included that are off by default; errors of the API server at two levels. Raised from 2,000
   * so that a cluster that crashes all the time, and errors that come now and then, hide nothing; and from 2,100 so that a
   * kube-proxy in a crash loop is one alert without a break, whatever its clock says and however short its lives, and so
   * is an API server that comes and goes.
   */
  allRules: 2700,
  /** The dearest panel: two quantiles over eight buckets of sync durations, for 61 points; of Kube-proxy / Node per shown node. */
  panel: 43_000,
} as const;
