import { up } from '../metrics/process';
import { oneOf } from '../promql/selector';
import { newSource } from '../settings/bundledSettings';
import { type Source } from '../settings/schema';
import { kubeProxyOf } from '../signals/kubeProxyOf';
import { withNodeName } from '../signals/nodeName';

type Labels = Readonly<Record<string, string>>;

/** Which kube-proxies of a data source, and how their clusters are told apart. */
export type Selection = Pick<Source, 'selector' | 'clusterLabel'>;

/**
 * Asks for the names of the nodes of these series, as alerts name them; undefined where there are none. Names of thousands
 * of nodes at each step of a week would cost more than what violates.
 */
export function nodeNamesQuery({ selector, clusterLabel }: Selection, series: readonly Labels[]): string | undefined {
  const instances = [...new Set(series.flatMap(({ instance }) => instance ?? []))];
  if (instances.length === 0) {
    return undefined;
  }
  const extra = [...selector.extra, { ...oneOf('instance', instances) }];
  const presence = kubeProxyOf({
    ...newSource('naming', '-', '-'),
    clusterLabel,
    selector: { ...selector, extra },
  }).presence(up);
  return withNodeName(presence, { presence, clusterLabel }).text;
}

/** Adds to a series the name of its node; one that is gone by now is called by its address. */
export function nodeNaming(selection: Selection, named: readonly Labels[]): (labels: Labels) => Labels {
  const keyOf = (labels: Labels) =>
    JSON.stringify([selection.clusterLabel, 'job', 'instance'].map((label) => labels[label] ?? ''));
  const names = new Map(named.map((labels) => [keyOf(labels), labels['node']]));
  return (labels) => {
    const node = labels['node'] ?? names.get(keyOf(labels)) ?? labels['instance'];
    return node === undefined ? labels : { ...labels, node };
  };
}
