import { Expression } from '../../promql/expression';
import { type DashboardSubject } from './subject';

/** More lines than these cannot be told apart. */
const mostLines = 20;

/** The highest series at each moment: over time there may be more. For clusters, and for panels of one moment. */
export function highest(series: Expression, most = mostLines): Expression {
  return series.aggregated('topk', [], most);
}

/** The lowest series at each moment. */
export function lowest(series: Expression, most = mostLines): Expression {
  return series.aggregated('bottomk', [], most);
}

interface NodeLines {
  /** Labels that tell the lines of one node apart. */
  keep?: string[];
  most?: number;
}

/**
 * A line a node with its name and a target to link to. Where the variables already choose which nodes are shown, all of
 * them; elsewhere those that were highest at any time in the graph, whole: as many for 5,000 nodes as for 20.
 */
export function nodeLines(
  subject: DashboardSubject,
  series: Expression,
  { keep = [], most }: NodeLines = {}
): Expression {
  const named = subject.perNode(series, keep);
  return subject.withTarget(subject.isPerNode ? named : named.and(highest(overTheGraph('max_over_time', named), most)));
}

/** The same at every step, so Prometheus evaluates it once. */
function overTheGraph(functionName: string, series: Expression): Expression {
  const inner = series.text.replace(/^/gm, '  ');
  return Expression.atom(`${functionName}((\n${inner}\n)[$__range:$__interval] @ end())`);
}
