import { anyOf, type Expression } from '../promql/expression';

/** A restart of kube-state-metrics takes a minute or two, an upgrade with its lists some more. */
const restart = ['4m', '9m'] as const;

/** A node keeps its name: nobody is served by an alert that ends and begins anew with an address. */
const restartOrLonger = [...restart, '1h'] as const;

/**
 * Series of kube-state-metrics, and while a cluster has none those of some minutes ago: an alert must neither change
 * its node's name nor start its `for` anew because kube-state-metrics does. What went while others stayed is gone.
 * @param series the series, at an offset before now
 */
export function throughGaps(perCluster: string[], series: (offset?: string) => Expression): Expression {
  return latest(perCluster, series, restart);
}

/** The same of names: those that addresses had within an hour at most, where nobody knows better. */
export function namesThroughGaps(perAddress: string[], names: (offset?: string) => Expression): Expression {
  return latest(perAddress, names, restartOrLonger);
}

function latest(by: string[], series: (offset?: string) => Expression, lookBacks: readonly string[]): Expression {
  return anyOf([series(), ...lookBacks.map((offset) => series(offset))], by);
}
