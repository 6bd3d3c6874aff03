import { matches, regexProblem } from './regex';

it.each(['(.*/)?kube-proxy(-windows)?', '(?i:kube)-proxy', '(?P<team>.+)/x', 'x\\.y', '\\pL+', ''])(
  'takes %p',
  (pattern) => {
    expect(regexProblem(pattern)).toBeUndefined();
  }
);

it.each(['(', '[]', '(?!node).*', '\\1', '\\ekube-proxy', 'a{1001}', 'x\\'])('says why RE2 refuses %p', (pattern) => {
  expect(regexProblem(pattern)).toMatch(/^error parsing regexp: /);
});

it('matches all of a text or nothing of it', () => {
  expect(matches('(.*/)?kube-proxy', 'kube-system/kube-proxy')).toBe(true);
  expect(matches('kube-proxy', 'kube-proxy-windows')).toBe(false);
  expect(matches('kube-proxy', 'my-kube-proxy')).toBe(false);
});
