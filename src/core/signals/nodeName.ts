import { nodeInfo } from '../metrics/kubeStateMetrics';
import { type Expression } from '../promql/expression';
import { madeLabels } from '../promql/madeLabels';
import { quoted } from '../promql/quoting';
import { select, type Matcher } from '../promql/selector';
import { hostOfInstance } from './nodeAddress';
import { namesThroughGaps } from './throughGaps';

interface NodeNaming {
  /** Any series of every target that `result` may have; none is dropped as long as this is there. */
  presence: Expression;
  clusterLabel: string;
  /** What the cluster label of kube-state-metrics must be. */
  cluster?: Matcher[];
  /** Labels of `result` to keep besides: one series a target for each of their values, e.g. of `ip_family`. */
  keep?: string[];
}

/**
 * Gives every target of `result` a `node` label: the target's own, else the name that kube-state-metrics has for the
 * host part of `instance`, else that host part. One series a target, the largest; none is dropped or doubled, with
 * any number of kube-state-metrics. `result` must carry the cluster label, `job`, `instance` and the target's own `node`.
 */
export function withNodeName(
  result: Expression,
  { presence, clusterLabel, cluster = [], keep = [] }: NodeNaming
): Expression {
  const perInstance = [clusterLabel, 'job', 'instance'];
  const perTarget = [...perInstance, 'node'];
  const { address, nodeNames, nodeObject } = madeLabels;
  const perAddress = [clusterLabel, address];
  // Of several kube-state-metrics each may know a part of the nodes, and restart alone.
  const nameOfAddress = namesThroughGaps(perAddress, (offset) =>
    select(nodeInfo.name, cluster, { offset })
      .withLabel(nodeObject, '$1', 'node', '(.*)')
      .aggregated('group', [...perAddress, nodeObject])
  )
    // Two Node objects may share an address for a moment, and a join with two partners is an error.
    .aggregated('topk', perAddress, 1);
  const addressed = presence
    .aggregated('group', perTarget)
    .withLabel(address, hostOfInstance.host, 'instance', hostOfInstance.pattern);
  const nameOfTarget = addressed
    .times(nameOfAddress, `on (${perAddress.join(', ')}) group_left (${nodeObject})`)
    .orIgnoring([nodeObject], addressed)
    .inside('label_join', ...[nodeNames, ';', 'node', nodeObject, address].map(quoted))
    .withLabel(nodeNames, '$1', nodeNames, ';*([^;]+).*');
  return (
    result
      .times(nameOfTarget, `on (${perTarget.join(', ')}) group_left (${nodeNames})`)
      // A target with its own `node` and one without may have the same name.
      .aggregated('max', [...perInstance, nodeNames, ...keep])
      .withLabel('node', '$1', nodeNames, '(.+)')
      .aggregated('max', [...perTarget, ...keep])
  );
}
