import { regexProblem } from './regex';

it.each(['(.*/)?kube-proxy(-windows)?', '(?i:kube)-proxy', '(?P<team>.+)/x', 'x\\.y', '\\pL+', ''])(
  'takes %p',
  (pattern) => {
    expect(regexProblem(pattern)).toBeUndefined();
  }
);

it.each(['(', '[]', '(?!node).*', '\\1', '\\ekube-proxy', 'a{1001}', 'x\\'])('says why RE2 refuses %p', (pattern) => {
  expect(regexProblem(pattern)).toMatch(/^error parsing regexp: /);
});
