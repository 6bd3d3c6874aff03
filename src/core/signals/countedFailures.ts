import { type Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';

/**
 * The number of every target that answers, 0 where nothing was counted: graphs show healthy targets too, and do not draw
 * one that is silent as healthy.
 */
export function zeroWhereNone(kubeProxy: KubeProxy, counted: Expression): Expression {
  return counted.or(kubeProxy.reached().equals(1).times(0), kubeProxy.perTarget);
}

/**
 * Targets of which more than a number was counted within a window, and something recently as well: the window alone
 * would hold an alert up after the cure for as long as it is.
 */
export function manyAndGoingOn(counted: Expression, threshold: number, recently: Expression): Expression {
  return counted.isAbove(threshold).and(recently.isAbove(0));
}
