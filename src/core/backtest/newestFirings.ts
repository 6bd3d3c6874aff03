import { type SeriesFirings } from './backtest';

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

/**
 * The newest firings by name, the earliest first; all of them when `most` is left out. Only these are named: of
 * thousands, nobody reads more than a few.
 */
export function newestFirings(
  series: readonly SeriesFirings[],
  nameOf: (labels: SeriesFirings['labels']) => string,
  most = Infinity
): FiringDescription[] {
  const earliestTold = beginningOfNewest(series, most);
  const told = series.flatMap(({ labels, firings }) => {
    const newest = firings.filter(({ from }) => from >= earliestTold);
    if (newest.length === 0) {
      return [];
    }
    const name = nameOf(labels);
    return newest.map(({ from, until, seconds, peak }) => ({
      name,
      labels,
      began: from,
      seconds,
      isStillFiring: until === undefined,
      peak,
    }));
  });
  told.sort((one, other) => one.began - other.began || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return told.slice(Math.max(0, told.length - most));
}

/** When the oldest of the newest began: plain numbers are sorted in no time. */
function beginningOfNewest(series: readonly SeriesFirings[], most: number): number {
  const begins = Float64Array.from(series.flatMap(({ firings }) => firings.map(({ from }) => from)));
  return begins.length <= most ? -Infinity : (begins.sort()[begins.length - most] ?? -Infinity);
}
