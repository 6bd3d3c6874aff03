import { up } from '../metrics/process';
import { type Answers } from '../overview/overviewQueries';
import { type Source } from '../settings/schema';
import { effectiveExpectedNodes } from '../settings/effective';
import { type KubeProxy } from '../signals/kubeProxy';
import { kubeProxyOf } from '../signals/kubeProxyOf';
import { withNodeName } from '../signals/nodeName';
import { withoutTarget } from '../signals/reachability/withoutTarget';

/** Names of nodes that lack a kube-proxy that answers. */
export interface MissingNodes {
  /** Prometheus knows no kube-proxy there. */
  uncovered: string[];
  /** Its kube-proxy does not answer. */
  unreached: string[];
}

/** PromQL by name for `missingNodesIn`, about every cluster that the words speak about; at most so many of each kind. */
export function missingNodesQueries(
  kubeProxy: KubeProxy,
  mostNamed: number
): Record<'uncovered' | 'unreached', string> {
  const { perCluster } = kubeProxy;
  const [clusterLabel = ''] = perCluster;
  const unreached = withNodeName(kubeProxy.reached().equals(0), { presence: kubeProxy.presence(up), clusterLabel });
  return {
    uncovered: withoutTarget(kubeProxy, kubeProxy.nodes.settled(['internal_ip'])).aggregated(
      'topk',
      perCluster,
      mostNamed
    ).text,
    unreached: unreached.aggregated('topk', perCluster, mostNamed).text,
  };
}

/** The same about one cluster, with its own node count. */
export function missingNodesOfCluster(source: Source, cluster: string, mostNamed: number): Record<string, string> {
  const ofCluster = { label: source.clusterLabel, operator: '=' as const, value: cluster };
  const counted = { ...source, expectedNodes: effectiveExpectedNodes(source, cluster) };
  return missingNodesQueries(kubeProxyOf(counted, [ofCluster]), mostNamed);
}

export function missingNodesIn({ clusterLabel }: Source, answers: Answers, cluster: string): MissingNodes {
  const named = (query: keyof MissingNodes) =>
    (answers[query] ?? [])
      .flatMap(({ labels }) =>
        (labels[clusterLabel] ?? '') === cluster && labels['node'] !== undefined ? [labels['node']] : []
      )
      .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  return { uncovered: named('uncovered'), unreached: named('unreached') };
}
