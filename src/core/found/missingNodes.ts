import { up } from '../metrics/process';
import { type Expression } from '../promql/expression';
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

/** Nodes without a kube-proxy that Prometheus knows, at most so many of each cluster. */
export function uncoveredNodes(kubeProxy: KubeProxy, mostNamed: number): Expression {
  const nodes = withoutTarget(kubeProxy, kubeProxy.nodes.settled(['internal_ip']));
  return nodes.aggregated('topk', kubeProxy.perCluster, mostNamed);
}

/** Nodes whose kube-proxy does not answer, at most so many of each cluster. */
export function unreachedNodes(kubeProxy: KubeProxy, mostNamed: number): Expression {
  const { perCluster } = kubeProxy;
  const [clusterLabel = ''] = perCluster;
  const unreached = withNodeName(kubeProxy.reached().equals(0), { presence: kubeProxy.presence(up), clusterLabel });
  return unreached.aggregated('topk', perCluster, mostNamed);
}

/** PromQL by name for `missingNodesIn`, about one cluster and as it counts nodes. */
export function missingNodesOfCluster(source: Source, cluster: string, mostNamed: number): Record<string, string> {
  const ofCluster = { label: source.clusterLabel, operator: '=' as const, value: cluster };
  const counted = { ...source, expectedNodes: effectiveExpectedNodes(source, cluster) };
  const kubeProxy = kubeProxyOf(counted, [ofCluster]);
  return {
    uncovered: uncoveredNodes(kubeProxy, mostNamed).text,
    unreached: unreachedNodes(kubeProxy, mostNamed).text,
  };
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
