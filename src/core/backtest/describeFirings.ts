import { type BacktestResult, type SeriesFirings } from './backtest';

/** What there is to say about one firing; dates and lengths are left to the reader's language. */
export interface FiringDescription {
  /** Of the node or cluster; untrusted. */
  name: string;
  /** Of the alert; untrusted. */
  labels: SeriesFirings['labels'];
  /** Unix milliseconds. */
  began: number;
  seconds: number;
  isStillFiring: boolean;
  /** In the unit of the value. */
  peak: number;
}

/** Every firing by name, the earliest first. */
export function describeFirings(
  { series }: BacktestResult,
  nameOf: (labels: SeriesFirings['labels']) => string
): FiringDescription[] {
  return series
    .flatMap(({ labels, firings }) => {
      const name = nameOf(labels);
      return firings.map(({ from, until, seconds, peak }) => ({
        name,
        labels,
        began: from,
        seconds,
        isStillFiring: until === undefined,
        peak,
      }));
    })
    .sort((one, other) => one.began - other.began || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
