import { anyOf, type Expression } from '../promql/expression';
import { noneOf, oneOf } from '../promql/selector';
import { effectiveExpectedNodes } from '../settings/effective';
import { type ExpectedNodes, type Source } from '../settings/schema';
import { type KubeProxy } from '../signals/kubeProxy';
import { kubeProxyOf } from '../signals/kubeProxyOf';

type Counting = Pick<ExpectedNodes, 'graceMinutes' | 'excludeTaints'>;

/** Clusters that count nodes by a grace or by taints of their own, with what is said about that alone. */
export function clustersThatCountOtherwise(source: Source): Source['clusters'] {
  const ofSource = textOf(source.expectedNodes);
  return Object.fromEntries(
    Object.keys(source.clusters).flatMap((cluster) => {
      const { graceMinutes, excludeTaints } = effectiveExpectedNodes(source, cluster);
      const own = { graceMinutes, excludeTaints };
      // While the grace is being typed it may be none.
      const isOwn = Number.isFinite(graceMinutes) && textOf(own) !== ofSource;
      return isOwn ? [[cluster, { kubeProxy: true, expectedNodes: own }]] : [];
    })
  );
}

/** What is said about nodes, where each cluster counts them by its own grace and taints. */
export function asEachCounts(source: Source, express: (kubeProxy: KubeProxy) => Expression): Expression {
  const groups = new Map<string, { counting: Counting; clusters: string[] }>();
  for (const cluster of Object.keys(clustersThatCountOtherwise(source))) {
    const { graceMinutes, excludeTaints } = effectiveExpectedNodes(source, cluster);
    const counting = { graceMinutes, excludeTaints };
    const group = groups.get(textOf(counting)) ?? { counting, clusters: [] };
    groups.set(textOf(counting), { counting, clusters: [...group.clusters, cluster] });
  }
  const apart = [...groups.values()];
  const label = source.clusterLabel;
  const others = apart.flatMap(({ clusters }) => clusters);
  return anyOf([
    express(kubeProxyOf(source, others.length === 0 ? [] : [noneOf(label, others)])),
    ...apart.map(({ counting, clusters }) =>
      express(
        kubeProxyOf({ ...source, expectedNodes: { ...source.expectedNodes, ...counting } }, [oneOf(label, clusters)])
      )
    ),
  ]);
}

function textOf({ graceMinutes, excludeTaints }: Counting): string {
  return JSON.stringify([graceMinutes, excludeTaints]);
}
