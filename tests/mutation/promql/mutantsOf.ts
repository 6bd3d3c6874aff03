import { type SyntaxNode } from '@lezer/common';
import { nodesOf, parseQuery, textOf, type ParsedQuery } from '../../promql/syntax';

/** A query that says something slightly else. */
export interface Mutant {
  /** The same for the same change of a query that other settings write with other numbers. */
  key: string;
  /** What was changed, for people. */
  change: string;
  text: string;
}

interface Edit {
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
const isDuration = /^\d+[a-z]+$/;
const isGrowth =
  /^sum by \([^)]*\) \( ?max by \([^)]*\) \( \( \( series - series offset +\) >= number \) or series \) \)$/;
const setOperators = ['And', 'Or', 'Unless'];

/**
 * Every way to change one thing in a query: a comparison, an operand, an aggregation, a label, a matcher, a number, a
 * duration. A piece that stands in several places is changed in all of them, as a change of the function that wrote it would.
 */
export function mutantsOf(text: string, parts: 'with what is shared' | 'without it' = 'without it'): Mutant[] {
  const query = parseQuery(text);
  const alike = new Map<string, { change: string; edits: Edit[] }>();
  const found = everyEdit(query).filter(({ edit }) => parts === 'with what is shared' || !isInGrowth(query, edit));
  for (const { what, kind = what, about, shown, edit } of found) {
    const key = `${kind}\n${asWritten(textOf(query, about), edit)}`;
    const { change = `${what}: ${shortened(textOf(query, shown ?? about))}`, edits = [] } = alike.get(key) ?? {};
    alike.set(key, { change, edits: [...edits, edit] });
  }
  const mutants = [...alike].map(([key, { change, edits }]) => ({ key, change, text: applied(text, edits) }));
  const queries = mutants.filter((mutant) => mutant.text !== text && isPromQL(mutant.text));
  return queries.filter((mutant, index) => queries.findIndex((each) => each.text === mutant.text) === index);
}

/**
 * Pieces that differ in their families and times alone were written by one function, and a change of it is one mutant:
 * so is a matcher that several families are selected by. A time is changed where it stands.
 */
function asWritten(piece: string, { text }: Edit): string {
  const anyFamily = piece
    .replace(/\s+/g, ' ')
    .replace(/\b[a-z]\w+\{[^}]*\}|\b(kube|kubeproxy|process|kubelet)_\w+/g, 'series')
    .replace(/\b\d+(\.\d+)?\b/g, 'number');
  return isDuration.test(text) ? anyFamily : anyFamily.replace(/(offset |\[)\w+(?=\]|\b)/g, '$1');
}

/**
 * How much a counter grew is written by one function and judged by cases of its own (judgeShared.ts). Its windows and
 * matchers are each signal's.
 */
function isInGrowth(query: ParsedQuery, { from, to, text }: Edit): boolean {
  const changed = query.text.slice(from, to);
  return (
    !isDuration.test(text) &&
    !/[=~]/.test(changed.replace(/>=/g, '')) &&
    nodesOf(query, 'AggregateExpr').some(
      (node) =>
        node.from <= from && to <= node.to && isGrowth.test(asWritten(textOf(query, node), { from, to, text: '' }))
    )
  );
}

interface Found {
  what: string;
  /** The same whatever number stands there; left out: as `what`. */
  kind?: string;
  /** The piece that the change is about: the same piece elsewhere is changed, too. */
  about: SyntaxNode;
  /** The piece that tells people most; left out: the one that it is about. */
  shown?: SyntaxNode;
  edit: Edit;
}

function everyEdit(query: ParsedQuery): Found[] {
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

/**
 * A label less in `by`, `on` or `ignoring`. Not the node of a target: whatever it is, nodes are named at the very end.
 * Not a label that all series have with the same value.
 */
function labelsOf(query: ParsedQuery, node: SyntaxNode): Found[] {
  const modifier = node.getChild('AggregateModifier') ?? node.getChild('MatchingModifierClause');
  const names = modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
  const isOfTargets = names.some((name) => textOf(query, name) === 'instance');
  return names
    .filter((name) => !(isOfTargets && textOf(query, name) === 'node'))
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

/** Of pieces that contain each other the outer one is changed. */
function applied(text: string, edits: readonly Edit[]): string {
  const outer = edits.filter(
    ({ from, to }) => !edits.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from)
  );
  return [...outer]
    .sort((left, right) => right.from - left.from)
    .reduce((changed, { from, to, text: other }) => changed.slice(0, from) + other + changed.slice(to), text);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-36)}` : line;
}

function isPromQL(text: string): boolean {
  try {
    parseQuery(text);
    return true;
  } catch {
    // A list that needs a member has lost its last one: that is no query to be judged.
    return false;
  }
}
