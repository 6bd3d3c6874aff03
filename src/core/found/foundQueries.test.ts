import { parseQuery } from '../../../tests/promql/syntax';
import { foundQueries, selectionOf } from './foundQueries';
import { jobQueries } from './jobs';

const source = selectionOf('prom', { selector: { job: 'kube-proxy', extra: [] }, clusterLabel: 'k8s_cluster' });

describe('the queries about what a data source has', () => {
  it('are PromQL about the selection only, but for the jobs', () => {
    const { jobs, examples, 'other-jobs': others, daemonset, nodes, ...ofSelection } = foundQueries(source);
    expect(Object.keys(ofSelection)).toEqual(expect.arrayContaining(['targets', 'running', 'uncovered', 'unreached']));
    Object.values(foundQueries(source)).forEach((text) => expect(() => parseQuery(text)).not.toThrow());
    Object.values(ofSelection).forEach((text) => expect(text).toContain('job=~"kube-proxy"'));
    [jobs, examples].forEach((text) => expect(text).not.toContain('job='));
    expect(others).toContain('job!~"kube-proxy"');
    [daemonset, nodes, others].forEach((text) => expect(text).toMatch(/by \(k8s_cluster[,)]/));
  });

  it('find jobs by any of several families in either form: lists of metrics to keep drop gauges', () => {
    const { jobs = '' } = jobQueries();
    for (const name of ['last_queued_timestamp_seconds', 'duration_seconds_count', 'duration_seconds']) {
      expect(jobs).toMatch(new RegExp(`kubeproxy_sync_proxy_rules_${name}[|"]`));
    }
    expect(jobs).toMatch(/^count by \(cluster, k8s_cluster_name, .*job\)/);
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
