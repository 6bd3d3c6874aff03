import { type Family } from '../metrics/family';
import { lastSynced } from '../metrics/programming';
import { Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';

/** Enough to see what they have in common, few enough to read. */
const named = 5;

/** The kube-proxies with the longest mean of what a histogram observed within 10 minutes. */
export function slowestInstances(kubeProxy: KubeProxy, family: Family): Expression {
  return kubeProxy.histogram(family, '10m').mean(kubeProxy.perTarget).prefixed('topk', String(named));
}

/** kube-proxies that synced in the future, by seconds: their clocks are ahead of that of Prometheus by that at least. */
export function clocksAhead(kubeProxy: KubeProxy): Expression {
  return kubeProxy.newestPerIpFamily(lastSynced).minus(Expression.atom('time()')).isAbove(1);
}
