import { bundledSettings, newSource } from '../../settings/bundledSettings';
import { type Settings, type Source } from '../../settings/schema';
import { defaultJob, joinedSource } from './joinedSource';

const fixed = (count: number): Source['expectedNodes'] => ({
  ...newSource('prom00', 'Any', 'any').expectedNodes,
  mode: 'fixed',
  fixed: count,
});

const of = (...sources: Array<Partial<Source>>): Settings => ({
  ...bundledSettings(),
  sources: sources.map((own, index) => ({
    ...newSource(`prom0${index}`, `Prometheus ${index}`, `prometheus-${index}`),
    ...own,
  })),
});

describe('several sources as one', () => {
  it('keep a number of nodes that all of them expect', () => {
    expect(joinedSource(of({ expectedNodes: fixed(3) }, { expectedNodes: fixed(3) })).expectedNodes).toEqual(fixed(3));
  });

  it('draw a number of nodes for the clusters that its source names, and for no other', () => {
    const joined = joinedSource(
      of(
        { expectedNodes: fixed(128), clusters: { eu: { kubeProxy: true } } },
        { clusters: { us: { kubeProxy: true } } }
      )
    );
    expect(joined.expectedNodes.mode).toBe('auto');
    expect(joined.clusters['eu']?.expectedNodes).toEqual(fixed(128));
    expect(joined.clusters['us']?.expectedNodes?.mode).toBe('auto');
  });

  it('leave a cluster the number that is its own', () => {
    const clusters = { eu: { kubeProxy: true, expectedNodes: fixed(5) } };
    expect(joinedSource(of({ expectedNodes: fixed(128), clusters }, {})).clusters['eu']?.expectedNodes).toEqual(
      fixed(5)
    );
  });

  it('let the first one speak of a cluster that two of them name', () => {
    const joined = joinedSource(
      of({ clusters: { eu: { kubeProxy: false } } }, { clusters: { eu: { kubeProxy: true } } })
    );
    expect(joined.clusters['eu']?.kubeProxy).toBe(false);
  });

  it('select by what all of them need, and in every form of histograms that one of them has', () => {
    const extra = [{ label: 'team', operator: '=' as const, value: 'a' }];
    const joined = joinedSource(
      of({ selector: { job: 'kube-proxy', extra }, histograms: 'native' }, { histograms: 'classic' })
    );
    expect(joined.selector.extra).toEqual([]);
    expect(joined.histograms).toBe('both');
  });

  it('keep the form of histograms that all of them have', () => {
    expect(joinedSource(of({ histograms: 'native' }, { histograms: 'native' })).histograms).toBe('native');
  });

  it('look for the job of any of them', () => {
    const withJob = (job: string) => ({ selector: { job, extra: [] } });
    expect(defaultJob(of(withJob('a|b'), withJob('c'), withJob('c')))).toBe('(a|b)|(c)');
    expect(defaultJob(of(withJob('a|b'), withJob('a|b')))).toBe('a|b');
  });

  it('are the source of the default settings where there is none', () => {
    expect(joinedSource(of())).toEqual(bundledSettings().sources[0]);
    expect(defaultJob(of())).toBe(bundledSettings().sources[0]?.selector.job);
  });
});
