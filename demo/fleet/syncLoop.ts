import { type RandomSequence } from './random';
import { type SyncMetrics } from './syncMetrics';

/** Seconds between the starts of two syncs (minSyncPeriod), before a failed one is retried, and between full ones. */
const minSyncPeriod = 1;
const retryAfter = 30;
export const fullSyncPeriod = 3600;

/** What a sync meets on its node. */
export interface SyncConditions {
  fails(full: boolean): boolean;
  /** Seconds that a sync takes, or undefined for the usual fractions of a second. */
  fixedDuration(): number | undefined;
  /** How many rules the node has at that time. */
  rulesAt(seconds: number): number;
  /** A sync begins: pending changes are taken over. */
  started(): void;
}

/**
 * The loop that programs one IP family's rules: changes are queued, a sync takes all of them over,
 * a failed one is retried with the next change or after 30 s and is then a full one.
 */
export class SyncLoop {
  private dueAt = Infinity;
  private fullDueAt: number;
  private lastStart = -Infinity;
  private running: { from: number; until: number; full: boolean; triggers: number[] } | undefined;
  private needsFull = true;
  private triggers: number[] = [];
  private queuedUnseen: number | undefined;
  private oldestUnapplied: number | undefined;

  constructor(
    readonly metrics: SyncMetrics,
    private readonly conditions: SyncConditions,
    private readonly random: RandomSequence,
    startedAt: number
  ) {
    this.dueAt = startedAt + 0.2;
    this.fullDueAt = startedAt + fullSyncPeriod;
  }

  /** Plans the next full sync that nothing asked for. */
  planFullSync(at: number): void {
    this.fullDueAt = at;
  }

  /**
   * A change has arrived.
   * @param triggers when the changes happened in the cluster
   * @param notBefore holds the sync back until then
   */
  queue(at: number, triggers: readonly number[], notBefore = at): void {
    this.metrics.lastQueued = at;
    this.queuedUnseen ??= at;
    this.triggers.push(...triggers);
    this.dueAt = Math.max(Math.min(this.dueAt, Math.max(at, this.lastStart + minSyncPeriod)), notBefore);
  }

  advanceTo(seconds: number): void {
    for (;;) {
      if (this.running) {
        if (this.running.until > seconds) {
          return;
        }
        this.finish(this.running);
      } else {
        const next = Math.min(this.dueAt, this.fullDueAt);
        if (next > seconds) {
          return;
        }
        this.start(next);
      }
    }
  }

  /** Since when the oldest change waits that is not in the rules yet. */
  get waitingSince(): number | undefined {
    return this.oldestUnapplied ?? this.queuedUnseen;
  }

  private start(at: number): void {
    const full = this.needsFull || at >= this.fullDueAt;
    if (at >= this.fullDueAt) {
      this.fullDueAt = at + fullSyncPeriod;
    }
    const usual = full ? this.random.between(0.16, 0.32) : this.random.between(0.03, 0.17);
    this.running = { from: at, until: at + (this.conditions.fixedDuration() ?? usual), full, triggers: this.triggers };
    this.triggers = [];
    this.oldestUnapplied ??= this.queuedUnseen;
    this.queuedUnseen = undefined;
    this.dueAt = Infinity;
    this.lastStart = at;
    this.conditions.started();
  }

  private finish({
    from,
    until,
    full,
    triggers,
  }: {
    from: number;
    until: number;
    full: boolean;
    triggers: number[];
  }): void {
    this.running = undefined;
    const duration = until - from;
    this.metrics.all.observe(duration);
    (full ? this.metrics.full : this.metrics.partial).observe(duration);
    const owned = this.conditions.rulesAt(until);
    this.metrics.rules = { owned, written: full ? owned : Math.round(owned * 0.13) };
    if (this.conditions.fails(full)) {
      this.fail(until, full);
    } else {
      this.succeed(until, triggers);
    }
    this.dueAt = Math.max(this.dueAt, until);
  }

  private fail(at: number, full: boolean): void {
    const { metrics } = this;
    metrics.failures = (metrics.failures ?? 0) + 1;
    if (!full) {
      metrics.partialFailures = (metrics.partialFailures ?? 0) + 1;
      metrics.cleanupFailures = (metrics.cleanupFailures ?? 0) + 1;
    }
    this.needsFull = true;
    this.dueAt = Math.min(this.dueAt, at + retryAfter);
  }

  private succeed(at: number, triggers: readonly number[]): void {
    const { metrics } = this;
    metrics.lastSuccess = at;
    this.needsFull = false;
    this.oldestUnapplied = undefined;
    for (const trigger of triggers) {
      metrics.programming.observe(Math.max(0, at - trigger));
    }
    if (metrics.conntrackDeleted === undefined || this.random.next() < 0.25) {
      metrics.conntrack.observe(this.random.between(0.004, 0.02));
      metrics.conntrackDeleted = (metrics.conntrackDeleted ?? 0) + (this.random.next() < 0.1 ? 1 : 0);
    }
  }
}
