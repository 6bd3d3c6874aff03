import { isCondition } from '../../../tests/promql/condition';
import { keptLabels } from '../../../tests/promql/keptLabels';
import { parseQuery } from '../../../tests/promql/syntax';

describe('an expression that an alert may have', () => {
  it.each([
    'sum by (cluster) (up) < 3',
    'max by (node) (x > 1) * on (node) group_left (name) y',
    'x unless on (cluster) y',
    'time() - x and x > 3',
    '(x > 1) or (y unless z)',
    'round(x > 1)',
    '(count by (cluster) (x > 1) >= 2) / y',
  ])('%s', (text) => expect(isCondition(parseQuery(text))).toBe(true));
});

describe('an expression that is true for everything', () => {
  it.each([
    'sum by (cluster) (up)',
    'x > bool 1',
    // Only the denominator, only the name and only one side of “or” are compared.
    'x / (y > 0)',
    'x * on (node) group_left (name) (y > 0)',
    '((x - x offset 5m) >= 0) or x',
    'rate(x[5m]) and y',
  ])('%s', (text) => expect(isCondition(parseQuery(text))).toBe(false));
});

describe('labels that a result keeps', () => {
  it.each([
    ['up', undefined],
    ['sum by (a, b) (up) > 3', ['a', 'b']],
    ['(sum by (a) (up)) unless on (a) y', ['a']],
    ['sum by (a) (up) * on (a) group_left (node) y', ['a', 'node']],
    ['sum by (a, b) (up) / on (a) z', ['a']],
    ['label_replace(sum by (a) (up), "t", "$1", "a", "(.*)")', ['a', 't']],
    ['histogram_quantile(0.9, sum by (a) (x))', ['a']],
    ['time() - max by (a) (x)', ['a']],
    ['sum by (a, b) (x) or sum by (a) (y)', ['a']],
  ])('%s', (text, labels) => {
    expect(keptLabels(parseQuery(text))).toEqual(labels === undefined ? 'all' : new Set(labels));
  });
});
