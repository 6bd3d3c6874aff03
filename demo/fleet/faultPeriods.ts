import { type FaultId } from '../../src/core/signals/scenario';

export interface FaultPeriod {
  fault: FaultId;
  from: number;
  /** Infinity: until it is cleared. */
  until: number;
}

/** What something suffers, and when. */
export class FaultPeriods {
  private readonly periods: FaultPeriod[] = [];

  add(period: FaultPeriod): void {
    if (!(period.until > period.from)) {
      throw new RangeError(`${period.fault} must end after it begins`);
    }
    this.periods.push(period);
  }

  /** Ends every period of the fault that is not over at that time. */
  clear(fault: FaultId, at: number): void {
    for (const period of this.periods) {
      if (period.fault === fault && period.until > at) {
        period.until = Math.max(at, period.from);
      }
    }
  }

  at(seconds: number): ReadonlySet<FaultId> {
    return new Set(
      this.periods.filter(({ from, until }) => from <= seconds && seconds < until).map(({ fault }) => fault)
    );
  }

  /** The first time after the given one at which a period begins or ends; Infinity when nothing changes any more. */
  nextChangeAfter(seconds: number): number {
    return this.periods
      .flatMap(({ from, until }) => [from, until])
      .filter((time) => time > seconds)
      .reduce((first, time) => Math.min(first, time), Infinity);
  }
}
