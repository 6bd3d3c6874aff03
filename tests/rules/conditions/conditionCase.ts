import { type SignalId } from '../../../src/core/signals/signal';
import { type Series } from './series';

/** What the condition of a signal says of series that were made for one thing that it must tell apart. */
export interface ConditionCase {
  signal: SignalId;
  title: string;
  /** Settings that differ from the defaults; the signal is on unless they speak about it. */
  settings?: { signals?: Record<string, unknown>; sources?: unknown[] };
  /** Series and their values, one a minute until now. */
  series: Series;
  /** The values that the condition has now, by their labels, before nodes are named. */
  expected: Record<string, number>;
}

/** Cases of one signal. */
export function casesOf(signal: SignalId, cases: Array<Omit<ConditionCase, 'signal'>>): ConditionCase[] {
  return cases.map((each) => ({ signal, ...each }));
}
