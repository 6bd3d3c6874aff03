import { anyOf, type Expression } from '../promql/expression';

/** A restart of kube-state-metrics takes a minute or two, an upgrade with its lists some more. */
const lookBacks = ['4m', '9m'] as const;

/**
 * Series of kube-state-metrics, and while a cluster has none those of some minutes ago: an alert must neither change
 * its node's name nor start its `for` anew because kube-state-metrics does. What went while others stayed is gone.
 * @param series the series, at an offset before now
 */
export function throughGaps(perCluster: string[], series: (offset?: string) => Expression): Expression {
  return anyOf([series(), ...lookBacks.map((offset) => series(offset))], perCluster);
}
