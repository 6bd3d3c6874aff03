import { type SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

const operands = new Set([
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'StepInvariantExpr',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);
const keepsSeries = new Set(['topk', 'bottomk', 'limitk']);
const withoutLabels = new Set(['vector', 'time', 'scalar', 'absent']);

/**
 * Labels by which the series of an answer can differ, derived from the expression.
 * @throws Error where series of Prometheus come through with all of their labels: then nobody knows
 */
export function labelsOf(promql: string): string[] {
  const labels = ofNode(parser.parse(promql).topNode, promql);
  if (labels === undefined) {
    throw new Error(`No label of this is dropped: ${promql.slice(0, 200)}`);
  }
  return [...labels].sort();
}

/** Undefined for what has every label that there is. */
function ofNode(node: SyntaxNode, text: string): Set<string> | undefined {
  const inner = children(node).filter(({ name }) => operands.has(name));
  const [left, right] = inner;
  switch (node.name) {
    case 'VectorSelector':
    case 'MatrixSelector':
      return undefined;
    case 'NumberDurationLiteral':
      return new Set();
    case 'AggregateExpr':
      return keepsSeries.has(wordOf(node, 'AggregateOp', text)) ? ofBody(node, text) : new Set(grouped(node, text));
    case 'FunctionCall':
      return ofCall(node, text);
    case 'BinaryExpr':
      return left === undefined || right === undefined ? undefined : ofBinary(node, [left, right], text);
    default:
      return left === undefined ? undefined : ofNode(left, text);
  }
}

function ofBinary(node: SyntaxNode, [left, right]: [SyntaxNode, SyntaxNode], text: string): Set<string> | undefined {
  const isScalar = (side: SyntaxNode) => /^(time\(\)|[\d.e+-]+)$/.test(text.slice(side.from, side.to));
  const [ofLeft, ofRight] = [ofNode(left, text), ofNode(right, text)];
  if (isScalar(left) || isScalar(right)) {
    return isScalar(left) ? ofRight : ofLeft;
  }
  const modifier = node.getChild('MatchingModifierClause');
  if (node.getChild('Or') !== null) {
    return ofLeft === undefined || ofRight === undefined ? undefined : new Set([...ofLeft, ...ofRight]);
  }
  const isSet = node.getChild('And') !== null || node.getChild('Unless') !== null;
  if (isSet || modifier?.getChild('On') == null) {
    return ofLeft;
  }
  const [on = [], added = []] = modifier
    .getChildren('GroupingLabels')
    .map((labels) => labels.getChildren('LabelName').map((name) => text.slice(name.from, name.to)));
  return modifier.getChild('GroupLeft') === null ? new Set(on) : ofLeft && new Set([...ofLeft, ...added]);
}

function ofCall(node: SyntaxNode, text: string): Set<string> | undefined {
  const name = wordOf(node, 'FunctionIdentifier', text);
  if (withoutLabels.has(name)) {
    return new Set();
  }
  const inner = ofBody(node, text);
  if (inner === undefined) {
    return undefined;
  }
  if (name === 'label_replace' || name === 'label_join') {
    const [target] = node.getChild('FunctionCallBody')?.getChildren('StringLiteral') ?? [];
    return target === undefined ? inner : new Set([...inner, text.slice(target.from + 1, target.to - 1)]);
  }
  return name === 'histogram_quantile' ? new Set([...inner].filter((label) => label !== 'le')) : inner;
}

/** Of the argument that is a vector; numbers come before or after it. */
function ofBody(node: SyntaxNode, text: string): Set<string> | undefined {
  const [vector] = children(node.getChild('FunctionCallBody') ?? node).filter(
    ({ name }) => operands.has(name) && name !== 'NumberDurationLiteral'
  );
  return vector === undefined ? new Set() : ofNode(vector, text);
}

function grouped(node: SyntaxNode, text: string): string[] {
  const modifier = node.getChild('AggregateModifier');
  if (modifier?.getChild('Without') != null) {
    throw new Error('What “without” leaves cannot be known');
  }
  return (modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? []).map(({ from, to }) =>
    text.slice(from, to)
  );
}

function wordOf(node: SyntaxNode, kind: string, text: string): string {
  const word = node.getChild(kind);
  return word === null ? '' : text.slice(word.from, word.to);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    all.push(child);
  }
  return all;
}
