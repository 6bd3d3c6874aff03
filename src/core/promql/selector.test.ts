import { noneOf, oneOf, select } from './selector';

it('selects a series by name alone', () => {
  expect(select('up', []).text).toBe('up');
});

it('writes matchers, range and offset in the order of PromQL', () => {
  const matchers = [oneOf('job', ['kube-proxy']), noneOf('cluster', ['a', 'b.c'])];
  expect(select('up', matchers, { range: '5m', offset: '60s' }).text).toBe(
    'up{job="kube-proxy", cluster!~"a|b\\\\.c"}[5m] offset 60s'
  );
});

it('matches one of several values literally', () => {
  expect(oneOf('cluster', ['a', 'b.c'])).toEqual({ label: 'cluster', operator: '=~', value: 'a|b\\.c' });
  expect(noneOf('cluster', ['b.c'])).toEqual({ label: 'cluster', operator: '!=', value: 'b.c' });
});
