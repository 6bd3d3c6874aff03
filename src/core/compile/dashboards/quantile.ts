import { type Family } from '../../metrics/family';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../../signals/kubeProxy';

/** Longer than four scrapes at the slowest usual interval of 60 s. */
export const usualRange = '5m';

/** Of the 15 finite bounds of sync durations these tell a slow sync from a quick one at half of the cost. */
export const syncBounds = [0.064, 0.256, 1.024, 2.048, 4.096, 8.192, 16.384] as const;

/**
 * A quantile of a histogram's recent observations, one series for each value of `by`.
 * It is never above the largest finite bucket that is read; `bounds` reads only some of many buckets.
 */
export function quantile(
  kubeProxy: KubeProxy,
  fraction: number,
  family: Family,
  by: string[],
  bounds?: readonly number[]
): Expression {
  return kubeProxy.histogram(family, usualRange).quantile(fraction, by, bounds);
}
