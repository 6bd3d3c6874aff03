import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { withoutTarget } from './withoutTarget';

/** A target that does not answer is the case of instance-down; elsewhere it counts as covered. */
export function covered(kubeProxy: KubeProxy): Expression {
  return kubeProxy.isEnabled('instance-down') ? kubeProxy.targets() : kubeProxy.running();
}

/** Expected minus present; a cluster without any present one counts as 0, not as unknown. */
export function missing(kubeProxy: KubeProxy, present: Expression): Expression {
  const expected = kubeProxy.expected().and(kubeProxy.clustersInUse(), kubeProxy.perCluster);
  const orNone = kubeProxy.isEnabled('down') ? present : present.or(kubeProxy.clustersInUse().times(0));
  return expected.minus(withExcused(kubeProxy, orNone));
}

/** A DaemonSet wants a kube-proxy on a node that has just joined, and its Pod needs a while to start. */
function withExcused(kubeProxy: KubeProxy, present: Expression): Expression {
  const { mode, graceMinutes } = kubeProxy.expectedNodes;
  if ((mode !== 'auto' && mode !== 'daemonset') || graceMinutes === 0) {
    return present;
  }
  const excused = withoutTarget(kubeProxy, kubeProxy.newNodes(['internal_ip']))
    .aggregated('count', kubeProxy.perCluster)
    .and(kubeProxy.desiredByDaemonSet());
  return present.plus(excused).or(present);
}

/** Where more are missing than the settings tolerate, and how many. */
export function tooManyMissing(kubeProxy: KubeProxy): Expression {
  const { value, unit } = kubeProxy.expectedNodes.tolerance;
  const tolerated = unit === 'percent' ? kubeProxy.expected().times(value / 100) : value;
  return missing(kubeProxy, covered(kubeProxy)).isAbove(tolerated);
}
