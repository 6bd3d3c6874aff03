import { promqlProblems } from '../../../tests/source/promql';
import { bundledSettings, newSource } from '../settings/bundledSettings';
import { fittingForm, histogramAdvice, histogramQueries, histogramsIn } from './histogramsFound';

const source = newSource('prom01', 'Prometheus', 'prometheus');
const sample = (cluster: string, value: number) => ({ labels: { cluster }, value });

describe('histogramQueries', () => {
  it('asks for both forms, in PromQL, and leaves out clusters without kube-proxy', () => {
    const queries = histogramQueries(bundledSettings(), {
      ...source,
      clusters: { cilium: { kubeProxy: false }, prod: { kubeProxy: true } },
    });
    expect(Object.keys(queries)).toEqual(['classic-histograms', 'native-histograms']);
    expect(Object.values(queries).flatMap(promqlProblems)).toEqual([]);
    expect(Object.values(queries)).toEqual([
      expect.stringContaining('cluster!="cilium"'),
      expect.stringContaining('cluster!="cilium"'),
    ]);
  });

  it('counts a target as native only where it has no count', () => {
    expect(histogramQueries(bundledSettings(), source)['native-histograms']?.replace(/\s+/g, ' ')).toMatch(
      /group by \(.*\) \(kubeproxy_sync_proxy_rules_duration_seconds\{.*\}\) unless on \(.*\) kubeproxy_sync_proxy_rules_duration_seconds_count/
    );
  });
});

describe('histogramsIn', () => {
  it('joins both answers per cluster', () => {
    const answers = { 'classic-histograms': [sample('b', 2)], 'native-histograms': [sample('b', 1), sample('a', 3)] };
    expect(histogramsIn(source, answers)).toEqual([
      { cluster: 'a', classic: 0, native: 3 },
      { cluster: 'b', classic: 2, native: 1 },
    ]);
  });

  it('knows nothing where the queries failed', () => {
    expect(histogramsIn(source, {})).toEqual([]);
  });
});

const classic = { cluster: 'old', classic: 3, native: 0 };
const native = { cluster: 'new', classic: 0, native: 2 };

it.each([
  [[classic], 'classic'],
  [[native], 'native'],
  [[classic, native], 'both'],
  [[{ cluster: 'upgrade', classic: 1, native: 1 }], 'both'],
  [[], undefined],
] as const)('%j is read by %s', (found, form) => expect(fittingForm(found)).toBe(form));

describe('histogramAdvice', () => {
  it.each([
    ['classic', [classic]],
    ['native', [native]],
    ['both', [classic, native]],
    // It costs more than needed, and everything is read.
    ['both', [classic]],
    ['classic', []],
  ] as const)('has nothing to say about %s for %j', (set, found) => {
    expect(histogramAdvice(set, found)).toBeUndefined();
  });

  it('names who is not read, and the form that reads all', () => {
    expect(histogramAdvice('classic', [classic, native])).toBe(
      'Prometheus scrapes only native histograms of 2 kube-proxies in new (Kubernetes 1.37 and later): durations and latencies of these are not read, and their alerts are blind. Choose “both”.'
    );
    expect(histogramAdvice('native', [{ ...classic, cluster: '' }])).toMatch(
      /only classic histograms of 3 kube-proxies: .* Choose “classic”\.$/
    );
  });
});
