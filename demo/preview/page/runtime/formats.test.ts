import { namedFormat, prometheusFormat } from './formats';

describe('a variable in PromQL', () => {
  it('is escaped as a regular expression when several values may be chosen', () => {
    expect(prometheusFormat(['10.0.0.1:10249', 'a1'], true)).toBe('(10\\\\.0\\\\.0\\\\.1:10249|a1)');
    expect(prometheusFormat(['kube-proxy'], true)).toBe('kube-proxy');
  });

  it('stays as it is when one value is chosen, except for what would end the string', () => {
    expect(prometheusFormat('(.*/)?kube-proxy', false)).toBe('(.*/)?kube-proxy');
    expect(prometheusFormat('a\\b', false)).toBe('a\\\\b');
  });

  it.each([
    ['regex', '(a\\.b|c)'],
    ['pipe', 'a.b|c'],
    ['csv', 'a.b,c'],
    ['glob', '{a.b,c}'],
    ['doublequote', '"a.b","c"'],
  ])('has the named format %s', (format, text) => {
    expect(namedFormat(['a.b', 'c'], format, 'All')).toBe(text);
  });
});
