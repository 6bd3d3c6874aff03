import { type SyntaxNode } from '@lezer/common';
import { nodesOf, textOf, type ParsedQuery } from '../../promql/syntax';

/** A piece of a query, and what is to stand there. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

const otherOperator: Readonly<Record<string, string>> = {
  Gtr: '>=',
  Gte: '>',
  Lss: '<=',
  Lte: '<',
  Eql: '!=',
  Neq: '==',
  Add: '-',
  Sub: '+',
  Div: '*',
};
const opposite: Readonly<Record<string, string>> = { Gtr: '<', Gte: '<', Lss: '>', Lte: '>' };
const otherAggregation: Readonly<Record<string, string>> = { max: 'min', min: 'max', sum: 'max', count: 'sum' };
const otherFunction: Readonly<Record<string, string>> = { rate: 'delta', increase: 'delta' };
const setOperators = ['And', 'Or', 'Unless'];

export interface Found {
  what: string;
  /** The same whatever number stands there; left out: as `what`. */
  kind?: string;
  /** The piece that the change is about: the same piece elsewhere is changed, too. */
  about: SyntaxNode;
  /** The piece that tells people most; left out: the one that it is about. */
  shown?: SyntaxNode;
  edit: Edit;
}

/** Every way to change one thing in a query. */
export function everyEdit(query: ParsedQuery): Found[] {
  return [
    ...nodesOf(query, 'BinaryExpr').flatMap((node) => editsOfBinary(query, node)),
    ...nodesOf(query, 'AggregateExpr').flatMap((node) => editsOfAggregation(query, node)),
    ...nodesOf(query, 'FunctionIdentifier').flatMap((node) =>
      replaced(query, node, otherFunction[textOf(query, node)], node.parent ?? node)
    ),
    ...nodesOf(query, 'UnquotedLabelMatcher').flatMap((node) => without(query, node, node.parent?.parent ?? node)),
    ...nodesOf(query, 'NumberDurationLiteralInDurationContext').flatMap((node) => editsOfDuration(query, node)),
    ...nodesOf(query, 'NumberDurationLiteral').flatMap((node) => editsOfNumber(query, node)),
  ];
}

function editsOfBinary(query: ParsedQuery, node: SyntaxNode): Found[] {
  const { firstChild: left, lastChild: right } = node;
  if (left === null || right === null) {
    return [];
  }
  const operator = left.nextSibling;
  if (operator === null) {
    return [];
  }
  const named = textOf(query, operator);
  const only = (kept: SyntaxNode, side: string): Found => ({
    what: `only the ${side} of ${named}`,
    about: node,
    shown: kept,
    edit: { from: node.from, to: node.to, text: `(${textOf(query, kept)})` },
  });
  if (setOperators.includes(operator.name)) {
    return [only(left, 'left'), ...(operator.name === 'Or' ? [only(right, 'right')] : []), ...labelsOf(query, node)];
  }
  return [
    ...(neverEqual(query, left, right) ? [opposite] : [otherOperator, opposite]).flatMap((other) =>
      replaced(query, operator, other[operator.name], node)
    ),
    ...labelsOf(query, node),
  ];
}

/** A share, a rate or a time of day is never exactly its limit: `>` and `>=` are the same. */
function neverEqual(query: ParsedQuery, left: SyntaxNode, right: SyntaxNode): boolean {
  const limit = Number(textOf(query, right));
  return limit > 0 && /\/|\brate\(|\btime\(\)/.test(textOf(query, left));
}

function editsOfAggregation(query: ParsedQuery, node: SyntaxNode): Found[] {
  const operation = node.getChild('AggregateOp');
  return [
    ...(operation && !isOfOnes(textOf(query, node))
      ? replaced(query, operation, otherAggregation[textOf(query, operation)], node)
      : []),
    ...labelsOf(query, node),
  ];
}

/** A number of series that are all 1, or the largest of them: any aggregation but that one says the same. */
function isOfOnes(aggregation: string): boolean {
  return (
    /^count\b[^({]*(\([^)]*\))?\s*\(+\s*(group\b|\w+_info\b|\(+\s*up\{[^}]*\}\s*==\s*1\b)/.test(aggregation) ||
    /^(max|min)\b[^({]*(\([^)]*\))?\s*\(+\s*\w+_info\b/.test(aggregation)
  );
}

/** A label less in `by`, `on` or `ignoring`. Not one that all series have with the same value. */
function labelsOf(query: ParsedQuery, node: SyntaxNode): Found[] {
  const modifier = node.getChild('AggregateModifier') ?? node.getChild('MatchingModifierClause');
  const names = modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
  return names
    .filter((name) => !new RegExp(`\\b${textOf(query, name)}="`).test(textOf(query, node)))
    .flatMap((name) => without(query, name, node));
}

function editsOfDuration(query: ParsedQuery, node: SyntaxNode): Found[] {
  const [, amount = '', unit = ''] = /^(\d+)(\w+)$/.exec(textOf(query, node)) ?? [];
  const about = node.parent?.parent ?? node;
  const half = Math.max(1, Math.floor(Number(amount) / 2));
  return amount === ''
    ? []
    : [`${3 * Number(amount)}${unit}`, `${half}${unit}`].flatMap((other) => replaced(query, node, other, about));
}

function editsOfNumber(query: ParsedQuery, node: SyntaxNode): Found[] {
  const value = Number(textOf(query, node));
  const about = node.parent ?? node;
  return value === 0
    ? replaced(query, node, '1', about)
    : [2, 0.5].flatMap((factor) =>
        replaced(query, node, String(value * factor), about).map((found) => ({ ...found, kind: `× ${factor}` }))
      );
}

function replaced(query: ParsedQuery, node: SyntaxNode, text: string | undefined, about: SyntaxNode): Found[] {
  return text === undefined
    ? []
    : [
        {
          what: `${textOf(query, node)} → ${text}`,
          about,
          edit: { from: node.from, to: node.to, text },
        },
      ];
}

/** A list without one of its members, and without the comma that parts it from another. */
function without(query: ParsedQuery, node: SyntaxNode, about: SyntaxNode): Found[] {
  const after = /^\s*,\s*/.exec(query.text.slice(node.to))?.[0].length ?? 0;
  const before = after === 0 ? (/\s*,\s*$/.exec(query.text.slice(0, node.from))?.[0].length ?? 0) : 0;
  return [
    {
      what: `without ${textOf(query, node)}`,
      about,
      edit: { from: node.from - before, to: node.to + after, text: '' },
    },
  ];
}
