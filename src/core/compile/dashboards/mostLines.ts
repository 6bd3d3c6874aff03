import { Expression } from '../../promql/expression';

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

/** The series that were highest at any time in the graph, whole: as many lines for 5,000 nodes as for 20. */
export function highestLines(series: Expression, most = mostLines): Expression {
  return series.and(highest(overTheGraph('max_over_time', series), most));
}

/** The series that were lowest at any time in the graph, whole. */
export function lowestLines(series: Expression, most = mostLines): Expression {
  return series.and(lowest(overTheGraph('min_over_time', series), most));
}

/** The same at every step, so Prometheus evaluates it once. */
function overTheGraph(functionName: string, series: Expression): Expression {
  const inner = series.text.replace(/^/gm, '  ');
  return Expression.atom(`${functionName}((\n${inner}\n)[$__range:$__interval] @ end())`);
}
