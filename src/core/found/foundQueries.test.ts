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

  it('count the nodes of a cluster by its own grace and taints', () => {
    const own = { kubeProxy: true, expectedNodes: { graceMinutes: 45, excludeTaints: ['example.com/gpu'] } };
    const set = { ...source, clusters: { edge: own, lab: own, prod: { kubeProxy: true } } };
    const { nodes = '', uncovered = '', ...others } = foundQueries(set);
    for (const text of [nodes, uncovered]) {
      expect(() => parseQuery(text)).not.toThrow();
      expect(text).toContain('k8s_cluster!~"edge|lab"');
      expect(text).toMatch(/kube_node_spec_taint{[^}]*key="example.com\/gpu"[^}]*}/);
      expect(text).toContain('k8s_cluster=~"edge|lab"');
      expect(text).toContain('< 2700');
    }
    const { nodes: _, uncovered: __, ...without } = foundQueries(source);
    expect(others).toEqual(without);
  });

  it('count as everywhere while the grace of a cluster is being typed', () => {
    const typed = { edge: { kubeProxy: true, expectedNodes: { graceMinutes: NaN } } };
    expect(foundQueries({ ...source, clusters: typed })).toEqual(foundQueries(source));
  });
});
