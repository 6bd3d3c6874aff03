import { networkProgrammingBuckets, syncDurationBuckets } from '../../src/core/metrics/buckets';
import { Histogram } from './histogram';

/** What one IP family's sync loop tells, or both together up to Kubernetes 1.32. */
export class SyncMetrics {
  readonly all = new Histogram(syncDurationBuckets);
  readonly full = new Histogram(syncDurationBuckets);
  readonly partial = new Histogram(syncDurationBuckets);
  readonly programming = new Histogram(networkProgrammingBuckets);
  readonly conntrack = new Histogram(syncDurationBuckets);
  conntrackDeleted: number | undefined;
  lastQueued: number;
  lastSuccess: number | undefined;
  failures: number | undefined;
  partialFailures: number | undefined;
  cleanupFailures: number | undefined;
  /** Rules in the tables as of the last attempt, also a failed one. */
  rules: { owned: number; written: number } | undefined;

  /** @param bornWithZeros up to 1.32 series are there from the start; later each waits for its first event */
  constructor(
    startedAt: number,
    readonly bornWithZeros: boolean
  ) {
    this.lastQueued = startedAt;
    if (bornWithZeros) {
      this.lastSuccess = 0;
      this.failures = 0;
      this.partialFailures = 0;
      this.cleanupFailures = 0;
    }
  }
}
