import { type Family } from '../../metrics/family';
import { Expression } from '../../promql/expression';
import { literalInRegex } from '../../promql/quoting';
import { type Matcher } from '../../promql/selector';
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
  const matchers = bounds === undefined ? [] : [anyBucketOf(bounds)];
  const perBucket = kubeProxy
    .series(family, { range: usualRange, suffix: '_bucket', matchers })
    .inside('rate')
    .aggregated('sum', [...by, 'le']);
  const inner = perBucket.text.replace(/^/gm, '  ');
  return Expression.atom(`histogram_quantile(\n  ${fraction},\n${inner}\n)`);
}

/** Prometheus 3 writes whole bounds as `30.0`, Prometheus 2 as `30`. */
function anyBucketOf(bounds: readonly number[]): Matcher {
  const texts = bounds.map((bound) => (Number.isInteger(bound) ? `${bound}(\\.0)?` : literalInRegex(String(bound))));
  return { label: 'le', operator: '=~', value: [...texts, '\\+Inf'].join('|') };
}
