import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { hostOfInstance } from '../nodeName';

/** Those of the nodes that no target has the name or the address of. They must carry `internal_ip`. */
export function withoutTarget(kubeProxy: KubeProxy, nodes: Expression): Expression {
  const targets = kubeProxy.isEnabled('instance-down') ? kubeProxy.series(up) : kubeProxy.series(up).equals(1);
  const perNode = [...kubeProxy.perCluster, 'node'];
  const { host, pattern } = hostOfInstance;
  return nodes
    .unless(targets.withLabel('internal_ip', host, 'instance', pattern), [...kubeProxy.perCluster, 'internal_ip'])
    .unless(targets.withLabel('node', host, 'instance', pattern), perNode)
    .unless(targets, perNode)
    .aggregated('max', perNode);
}
