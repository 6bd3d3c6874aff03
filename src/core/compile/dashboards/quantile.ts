import { type Family } from '../../metrics/family';
import { bucketsOf } from '../../promql/bucket';
import { Expression } from '../../promql/expression';
import { type KubeProxy } from '../../signals/kubeProxy';

/** Longer than four scrapes at the slowest usual interval of 60 s. */
export const usualRange = '5m';

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
  const matchers = bounds === undefined ? [] : [bucketsOf([...bounds, Infinity])];
  const perBucket = kubeProxy
    .series(family, { range: usualRange, suffix: '_bucket', matchers })
    .inside('rate')
    .aggregated('sum', [...by, 'le']);
  const inner = perBucket.text.replace(/^/gm, '  ');
  return Expression.atom(`histogram_quantile(\n  ${fraction},\n${inner}\n)`);
}
