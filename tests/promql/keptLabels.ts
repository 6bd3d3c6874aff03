import { type SyntaxNode } from '@lezer/common';
import { textOf, type ParsedQuery } from './syntax';

/** Labels that every series of the result may have; `all` where no aggregation takes any away. */
export type KeptLabels = ReadonlySet<string> | 'all';

/** Which labels the series of a query have kept, read from its aggregations and joins. */
export function keptLabels(query: ParsedQuery): KeptLabels {
  return keptBy(query, query.tree.topNode.firstChild);
}

function keptBy(query: ParsedQuery, node: SyntaxNode | null): KeptLabels {
  switch (node?.name) {
    case 'ParenExpr':
      return keptBy(query, node.firstChild);
    case 'AggregateExpr':
      return new Set(namesIn(query, node.getChild('AggregateModifier')?.getChild('GroupingLabels') ?? null));
    case 'FunctionCall':
      return keptByCall(query, node);
    case 'BinaryExpr':
      return keptByBinary(query, node);
    default:
      return 'all';
  }
}

function keptByCall(query: ParsedQuery, node: SyntaxNode): KeptLabels {
  const parameters = node.getChild('FunctionCallBody');
  const literals = ['NumberDurationLiteral', 'StringLiteral'];
  let vector = parameters?.firstChild ?? null;
  while (vector !== null && literals.includes(vector.name)) {
    vector = vector.nextSibling;
  }
  const kept = keptBy(query, vector);
  const isLabelMaker = /^label_(replace|join)\b/.test(textOf(query, node));
  const target = parameters?.getChild('StringLiteral') ?? null;
  return isLabelMaker && target !== null && kept !== 'all'
    ? new Set([...kept, textOf(query, target).slice(1, -1)])
    : kept;
}

function keptByBinary(query: ParsedQuery, node: SyntaxNode): KeptLabels {
  const [left, right] = [keptBy(query, node.firstChild), keptBy(query, node.lastChild)];
  if (node.getChild('Or') !== null) {
    return left === 'all' ? right : right === 'all' ? left : new Set([...left].filter((label) => right.has(label)));
  }
  if (isScalar(query, node.firstChild)) {
    return right;
  }
  const modifier = node.getChild('MatchingModifierClause');
  const groupLeft = modifier?.getChild('GroupLeft') ?? null;
  const isSet = node.getChild('And') !== null || node.getChild('Unless') !== null;
  if (!isSet && groupLeft === null && modifier?.getChild('On')) {
    return new Set(namesIn(query, modifier.getChild('GroupingLabels')));
  }
  return left === 'all' ? left : new Set([...left, ...namesIn(query, groupLeft?.nextSibling ?? null)]);
}

function isScalar(query: ParsedQuery, node: SyntaxNode | null): boolean {
  return node?.name === 'NumberDurationLiteral' || (node !== null && textOf(query, node) === 'time()');
}

function namesIn(query: ParsedQuery, labels: SyntaxNode | null): string[] {
  return labels === null ? [] : labels.getChildren('LabelName').map((name) => textOf(query, name));
}
