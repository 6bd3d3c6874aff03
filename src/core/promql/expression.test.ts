import { type SyntaxNode } from '@lezer/common';
import fc from 'fast-check';
import { parseQuery, textOf, type ParsedQuery } from '../../../tests/promql/syntax';
import { anyOf, Expression } from './expression';

const a = Expression.atom('a');
const b = Expression.atom('b');
const c = Expression.atom('c');

/** A query with every binary operation in parentheses, so that its structure can be compared. */
function structure(query: ParsedQuery, node: SyntaxNode | null = query.tree.topNode.firstChild): string {
  if (node?.name === 'ParenExpr') {
    return structure(query, node.firstChild);
  }
  if (node?.name === 'BinaryExpr' && node.firstChild && node.lastChild) {
    const [left, right] = [node.firstChild, node.lastChild];
    const operator = query.text.slice(left.to, right.from).trim();
    return `(${structure(query, left)} ${operator} ${structure(query, right)})`;
  }
  return node === null ? '' : textOf(query, node);
}

/** An expression, and the structure that it was built with. */
type Built = { expression: Expression; meant: string };

const { built } = fc.letrec<{ built: Built }>((tie) => ({
  built: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'bb', 'c_total').map((name) => ({ expression: Expression.atom(name), meant: name })),
    fc
      .tuple(
        tie('built'),
        tie('built'),
        fc.constantFrom(
          ['-', (left: Expression, right: Expression) => left.minus(right)] as const,
          ['+', (left: Expression, right: Expression) => left.plus(right)] as const,
          ['*', (left: Expression, right: Expression) => left.times(right)] as const,
          ['/', (left: Expression, right: Expression) => left.dividedBy(right)] as const,
          ['>', (left: Expression, right: Expression) => left.isAbove(right)] as const,
          ['==', (left: Expression, right: Expression) => left.equals(right)] as const,
          ['and', (left: Expression, right: Expression) => left.and(right)] as const,
          ['unless', (left: Expression, right: Expression) => left.unless(right)] as const,
          ['or', (left: Expression, right: Expression) => left.or(right)] as const
        )
      )
      .map(([left, right, [operator, join]]) => ({
        expression: join(left.expression, right.expression),
        meant: `(${left.meant} ${operator} ${right.meant})`,
      }))
  ),
}));

it('is read by Prometheus in the structure in which it was built', () => {
  fc.assert(
    fc.property(built, ({ expression, meant }) => {
      expect(structure(parseQuery(expression.text))).toBe(meant);
    })
  );
});

it('needs no parentheses where there is one operation', () => {
  expect(a.minus(b).text).toBe('a - b');
  expect(a.isAbove(0.5).text).toBe('a > 0.5');
});

it('compares in every way', () => {
  const compared = [a.isAtLeast(1), a.isAtMost(1), a.isBelow(1), a.differsFrom(1)];
  expect(compared.map(({ text }) => text)).toEqual(['a >= 1', 'a <= 1', 'a < 1', 'a != 1']);
});

it('multiplies with the partner that a matching names', () => {
  expect(a.times(b).text).toBe('a * b');
  expect(a.times(b, 'on (x) group_left (y)').text).toBe('a * on (x) group_left (y) b');
});

it('breaks a line where an operation is long or has lines itself', () => {
  const [fifty, fiftyOne] = [Expression.atom('x'.repeat(50)), Expression.atom('x'.repeat(51))];
  expect(fifty.minus(fifty).text).not.toContain('\n');
  expect(fifty.minus(fiftyOne).text.split('\n')[1]).toMatch(/^- x/);
  expect(a.minus(b.or(c)).text).toBe('a\n- (\n  b\n  or\n  c\n)');
});

it('takes a share of the operation that it names its labels for', () => {
  expect(a.and(b, ['cluster']).unless(c, ['job', 'instance']).text).toBe(
    '(\n  a\n  and on (cluster)\n  b\n)\nunless on (job, instance)\nc'
  );
});

it('chains what needs no parentheses between', () => {
  expect(anyOf([a, b, c]).text).toBe('a\nor\nb\nor\nc');
  expect(a.orIgnoring(['x', 'y'], b).text).toBe('a\nor ignoring (x, y)\nb');
});

it('aggregates and calls functions', () => {
  expect(a.aggregated('max', ['cluster', 'job']).text).toBe('max by (cluster, job) (a)');
  expect(a.aggregated('topk', ['job'], 1).text).toBe('topk by (job) (1, a)');
  expect(a.inside('rate').text).toBe('rate(a)');
  expect(a.withLabel('to', '$1', 'from', '(.*)"').text).toBe('label_replace(a, "to", "$1", "from", "(.*)\\"")');
});

it('asks for the values of a range, of an operation too', () => {
  expect(a.during('1d', '1h').text).toBe('a[1d:1h]');
  expect(a.minus(b).during('1d', '1h').text).toBe('(a - b)[1d:1h]');
});

it('stays PromQL when a call holds several lines', () => {
  expect(a.or(b).inside('round', '5').text).toBe('round(\n  a\n  or\n  b,\n  5\n)');
  expect(a.or(b).prefixed('topk', '5').text).toBe('topk(\n  5,\n  a\n  or\n  b\n)');
  expect(a.prefixed('topk', '5').text).toBe('topk(5, a)');
  expect(() => parseQuery(a.or(b).withLabel('to', '$1', 'from', '(.*)').aggregated('sum', ['to']).text)).not.toThrow();
});
