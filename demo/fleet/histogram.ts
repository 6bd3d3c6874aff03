/** A Prometheus histogram that counts like client_golang's: an observation falls into every bucket that is not smaller. */
export class Histogram {
  sum = 0;
  count = 0;
  private readonly perBucket: number[];

  /** @param bounds finite upper bounds, ascending */
  constructor(readonly bounds: readonly number[]) {
    this.perBucket = new Array<number>(bounds.length + 1).fill(0);
  }

  observe(value: number, times = 1): void {
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= (this.bounds[middle] ?? Infinity)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    this.perBucket[low] = (this.perBucket[low] ?? 0) + times;
    this.sum += value * times;
    this.count += times;
  }

  /** Bounds with the number of observations at or below them, `+Inf` last. */
  *cumulative(): Generator<{ bound: number; count: number }> {
    let total = 0;
    for (let index = 0; index <= this.bounds.length; index++) {
      total += this.perBucket[index] ?? 0;
      yield { bound: this.bounds[index] ?? Infinity, count: total };
    }
  }
}
