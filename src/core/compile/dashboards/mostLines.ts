import { type Expression } from '../../promql/expression';

/** More lines than these cannot be told apart. */
const mostLines = 20;

/** The highest series at each moment. */
export function highest(series: Expression, most = mostLines): Expression {
  return series.aggregated('topk', [], most);
}

/** The lowest series at each moment. */
export function lowest(series: Expression, most = mostLines): Expression {
  return series.aggregated('bottomk', [], most);
}
