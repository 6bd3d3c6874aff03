import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { madeLabels } from '../../promql/madeLabels';
import { type KubeProxy } from '../kubeProxy';
import { hostOfInstance } from '../nodeAddress';

/** A target that does not answer is the case of instance-down; elsewhere its node counts as one without. */
export function targetsThatCover(kubeProxy: KubeProxy): Expression {
  return kubeProxy.isEnabled('instance-down') ? kubeProxy.series(up) : kubeProxy.series(up).equals(1);
}

/** Those of the nodes that no target has the name or the address of. They must carry `internal_ip`. */
export function withoutTarget(
  kubeProxy: KubeProxy,
  nodes: Expression,
  targets = targetsThatCover(kubeProxy)
): Expression {
  const perNode = [...kubeProxy.perCluster, 'node'];
  const { host, pattern } = hostOfInstance;
  const { address } = madeLabels;
  // Targets that differ in their node alone would become the same series.
  const hosts = targets.aggregated('group', kubeProxy.perInstance).withLabel('node', host, 'instance', pattern);
  return nodes
    .unless(targets.withLabel(address, host, 'instance', pattern), [...kubeProxy.perCluster, address])
    .unless(hosts, perNode)
    .unless(targets, perNode)
    .aggregated('max', perNode);
}
