import { parseQuery } from '../../../tests/promql/syntax';
import { foundQueries, jobQueries, selectionOf } from './foundQueries';

const source = selectionOf('prom', { selector: { job: 'kube-proxy', extra: [] }, clusterLabel: 'k8s_cluster' });

describe('the queries about what a data source has', () => {
  it('are PromQL about the selection only, but for the jobs', () => {
    const { jobs, examples, daemonset, nodes, ...ofSelection } = foundQueries(source);
    expect(Object.keys(ofSelection)).toEqual(expect.arrayContaining(['targets', 'running', 'uncovered', 'unreached']));
    Object.values(foundQueries(source)).forEach((text) => expect(() => parseQuery(text)).not.toThrow());
    Object.values(ofSelection).forEach((text) => expect(text).toContain('job=~"kube-proxy"'));
    [jobs, examples].forEach((text) => expect(text).not.toContain('job='));
    [daemonset, nodes].forEach((text) => expect(text).toContain('by (k8s_cluster)'));
  });

  it('find jobs by a gauge: histograms have other names where only native ones are scraped', () => {
    expect(Object.values(jobQueries()).join()).not.toContain('duration');
  });

  it('name only some of the nodes of a cluster', () => {
    const { uncovered, unreached } = foundQueries(source);
    expect(uncovered).toMatch(/^topk by \(k8s_cluster\) \(\s*5,/);
    expect(unreached).toMatch(/^topk by \(k8s_cluster\) \(\s*5,/);
  });

  it('are the same whatever is set about single clusters and numbers', () => {
    const set = {
      ...source,
      expectedNodes: { ...source.expectedNodes, mode: 'fixed' as const, fixed: 99 },
      clusters: { edge: { kubeProxy: false } },
    };
    expect(foundQueries(set)).toEqual(foundQueries(source));
  });
});
