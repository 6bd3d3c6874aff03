import { type CompiledRule } from '../compile/rules';
import { catalogue } from '../signals/catalogue';
import { severities } from '../signals/signal';
import { effectiveExpectedNodes } from '../settings/effective';
import { addressOf } from '../signals/nodeAddress';
import { type Answers, type Sample } from './overviewQueries';
import { problemWords } from './problemWords';
import { apartFromReasons, reasonInWords, type Reasons } from './reasons';

export interface AffectedNode {
  name: string;
  /** Of its worst series, as the alert has them; without `instance` where Prometheus has no target of the node. */
  labels: Sample['labels'];
  /** Those of all of its targets that are affected: a node may have several, of IPv4 and of IPv6. */
  addresses: string[];
  /** The worst value. */
  value: number;
}

/** What one rule finds in one cluster right now. */
export interface Problem {
  rule: CompiledRule;
  /** Value of the cluster label; empty where series have none. */
  cluster: string;
  /** The worst first; empty when the whole cluster is affected. */
  nodes: AffectedNode[];
  /** The worst value. */
  value: number;
  /** Why, as a sentence; undefined where nothing tells. */
  reason?: string;
}

/**
 * What the firing expressions found: critical before warning, causes before symptoms.
 * A node that is beyond critical is not told again as a warning.
 */
export function problemsOf(rules: readonly CompiledRule[], answers: Answers): Problem[] {
  const { answers: unexplained, reasons } = apartFromReasons(rules, answers);
  const bySeverity = [...rules].sort((left, right) => rank(left) - rank(right));
  const told = new Set<string>();
  return bySeverity.flatMap((rule) => {
    const subjectOf = ({ labels }: Sample) =>
      JSON.stringify([rule.source.id, rule.signal.id, labels[rule.source.clusterLabel], nodeOf(labels)]);
    const fresh = (unexplained[rule.uid] ?? []).filter((sample) => !told.has(subjectOf(sample)));
    fresh.forEach((sample) => told.add(subjectOf(sample)));
    return byCluster(rule, fresh, reasons);
  });
}

/** The problem as a sentence: `1 node has stale Service rules: a7 (prod-eu), 4 min.` */
export function problemSentence({ rule, cluster, nodes, value }: Problem): string {
  const { subject, measure } = problemWords[rule.signal.id];
  const said = subject({
    nodes: nodes.length,
    value,
    cluster: clusterName(rule, cluster),
    expected: effectiveExpectedNodes(rule.source, cluster),
  });
  if (nodes.length === 0) {
    return `${said}.`;
  }
  const named = nodes.slice(0, mostNames).map(({ name }) => name);
  const others = nodes.length - named.length;
  const names = others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} more`;
  const howBad = measure === undefined ? '' : `, ${nodes.length === 1 ? '' : 'up to '}${measure(value)}`;
  return `${said}: ${names} (${clusterName(rule, cluster)})${howBad}.`;
}

const mostNames = 5;

/** A cluster without a label is spoken of by the name of its source. */
function clusterName({ source }: CompiledRule, cluster: string): string {
  return cluster === '' ? source.name : cluster;
}

function rank({ severity, signal }: CompiledRule): number {
  return (severities.length - severities.indexOf(severity)) * catalogue.length + catalogue.indexOf(signal);
}

function byCluster(rule: CompiledRule, samples: readonly Sample[], reasons: Reasons): Problem[] {
  const clusters = new Map<string, Sample[]>();
  for (const sample of samples) {
    const cluster = sample.labels[rule.source.clusterLabel] ?? '';
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), sample]);
  }
  return [...clusters]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([cluster, ofCluster]) => {
      const worstFirst = [...ofCluster].sort((left, right) => right.value - left.value);
      const nodes = rule.signal.scope === 'node' ? nodesIn(worstFirst) : [];
      return {
        rule,
        cluster,
        nodes,
        reason: reasonInWords(rule, ofCluster, nodes.length, reasons),
        value: worstFirst[0]?.value ?? NaN,
      };
    });
}

function nodesIn(worstFirst: readonly Sample[]): AffectedNode[] {
  const nodes = new Map<string, AffectedNode>();
  for (const { labels, value } of worstFirst) {
    const name = nodeOf(labels);
    const node = nodes.get(name) ?? { name, labels, addresses: [], value };
    nodes.set(name, { ...node, addresses: [...node.addresses, addressOf(labels)] });
  }
  return [...nodes.values()];
}

function nodeOf({ node, instance = '' }: Sample['labels']): string {
  return node || instance;
}
