import { durationSeconds } from '../../src/core/promql/duration';
import { nodesOf, parseQuery, textOf } from '../promql/syntax';

/** `expression[range:step]`: what is evaluated, and how often. */
export interface Subquery {
  expression: string;
  /** True with `@ end()`: once for a whole graph instead of for each of its points. */
  isAskedOnce: boolean;
  rangeSeconds: number;
  stepSeconds: number;
}

/** The subqueries of a query that stand in no other subquery. */
export function subqueriesOf(text: string): Subquery[] {
  const query = parseQuery(text);
  const all = nodesOf(query, 'SubqueryExpr');
  const outermost = all.filter(
    ({ from, to }) => !all.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from)
  );
  return outermost.map((node) => {
    const [, range = '', step = ''] = /\[(\w+):(\w+)\]$/.exec(textOf(query, node)) ?? [];
    const [rangeSeconds, stepSeconds] = [durationSeconds(range), durationSeconds(step)];
    if (node.firstChild === null || rangeSeconds === undefined || stepSeconds === undefined) {
      throw new Error(`not a subquery with a range and a step: ${textOf(query, node)}`);
    }
    const isAskedOnce = node.parent?.name === 'StepInvariantExpr';
    return { expression: textOf(query, node.firstChild), isAskedOnce, rangeSeconds, stepSeconds };
  });
}
