import { type SyntaxNode } from '@lezer/common';
import { type ParsedQuery } from './syntax';

const comparisons = ['Gtr', 'Lss', 'Gte', 'Lte', 'Eql', 'Neq'];

/**
 * True when an expression has series only where something is wrong: a number beyond another, or something missing.
 * A comparison in a part that does not decide (a denominator, a name, one side of `or`) is none.
 */
export function isCondition({ tree }: ParsedQuery): boolean {
  return decides(tree.topNode.firstChild);
}

function decides(node: SyntaxNode | null): boolean {
  switch (node?.name) {
    case 'ParenExpr':
      return decides(node.firstChild);
    case 'AggregateExpr':
      return operandsOf(node).some(decides);
    case 'FunctionCall':
      return operandsOf(node).some(decides);
    case 'BinaryExpr':
      return decidesBinary(node);
    default:
      return false;
  }
}

function decidesBinary(node: SyntaxNode): boolean {
  const { firstChild: left, lastChild: right } = node;
  // With `bool` a comparison has a series for every operand.
  if (comparisons.some((operator) => node.getChild(operator) !== null)) {
    return node.getChild('BoolModifier') === null;
  }
  if (node.getChild('Unless') !== null) {
    return true;
  }
  if (node.getChild('Or') !== null) {
    return decides(left) && decides(right);
  }
  // A partner that is not there takes the series away, in arithmetic as in `and`.
  return decides(left) || (node.getChild('And') !== null && decides(right));
}

function operandsOf(node: SyntaxNode): SyntaxNode[] {
  const body = node.getChild('FunctionCallBody');
  const found: SyntaxNode[] = [];
  for (let child = body?.firstChild ?? null; child !== null; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}
