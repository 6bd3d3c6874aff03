import { parseQuery } from '../../../tests/promql/syntax';
import { bucketQueries, bucketsIn } from './bucketsFound';
import { selectionOf } from './foundQueries';

const source = selectionOf('prom', { clusterLabel: 'k8s' });
const example = (instance: string) => ({ labels: { k8s: 'prod', instance }, value: 1 });
const sync = 'kubeproxy_sync_proxy_rules_duration_seconds';
const programming = 'kubeproxy_network_programming_duration_seconds';

describe('the buckets that are found', () => {
  it('are asked of one target of each version only', () => {
    const queries = bucketQueries(source, [example('10.0.0.1:10249'), example('10.0.0.2:10249')]);
    expect(Object.keys(queries)).toEqual(expect.arrayContaining([`largest ${sync}`, `bounds ${programming}`]));
    Object.values(queries).forEach((text) => {
      expect(() => parseQuery(text)).not.toThrow();
      expect(text).toContain('instance=~"10\\\\.0\\\\.0\\\\.1:10249|10\\\\.0\\\\.0\\\\.2:10249"');
    });
  });

  it('are not asked for where no target is known', () => {
    expect(bucketQueries(source, [])).toEqual({});
  });

  it('are bounds by size, and the largest', () => {
    const bound = (le: string) => ({ labels: { k8s: 'prod', le }, value: 1 });
    const found = bucketsIn(source, {
      [`largest ${sync}`]: [
        { labels: { k8s: 'prod' }, value: 16.384 },
        { labels: { k8s: 'cut' }, value: NaN },
      ],
      [`bounds ${programming}`]: [
        bound('30.0'),
        bound('5'),
        bound('+Inf'),
        { labels: { k8s: 'cut', le: '+Inf' }, value: 1 },
      ],
    });
    expect(found.get('prod')).toEqual({
      largest: new Map([[sync, 16.384]]),
      bounds: new Map([[programming, [5, 30]]]),
    });
    expect(found.get('cut')).toEqual({ largest: new Map(), bounds: new Map([[programming, []]]) });
  });
});
