import { type Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';

/** Twice as long as a kube-proxy in a crash loop is out of sight where every second start is missed, and less than two. */
const range = '20m30s';

/**
 * Targets that answered at two moments of a while at least, a moment a minute: in the pause of a crash loop they are
 * back soon. Who answers more seldom is down, which is an alert of its own.
 */
export function answersAtTimes(kubeProxy: KubeProxy): Expression {
  return kubeProxy.reached().during(range, '1m').inside('sum_over_time').isAtLeast(2);
}
