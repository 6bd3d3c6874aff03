import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';

/** A target that does not answer is the case of instance-down; elsewhere it counts as covered. */
export function covered(kubeProxy: KubeProxy): Expression {
  return kubeProxy.isEnabled('instance-down') ? kubeProxy.targets() : kubeProxy.running();
}

/** Expected minus present; a cluster without any present one counts as 0, not as unknown. */
export function missing(kubeProxy: KubeProxy, present: Expression): Expression {
  const expected = kubeProxy.expected().and(kubeProxy.clustersInUse(), kubeProxy.perCluster);
  const orNone = kubeProxy.isEnabled('down') ? present : present.or(kubeProxy.clustersInUse().times(0));
  return expected.minus(orNone);
}

/** Where more are missing than the settings tolerate, and how many. */
export function tooManyMissing(kubeProxy: KubeProxy): Expression {
  const { value, unit } = kubeProxy.expectedNodes.tolerance;
  const tolerated = unit === 'percent' ? kubeProxy.expected().times(value / 100) : value;
  return missing(kubeProxy, covered(kubeProxy)).isAbove(tolerated);
}
