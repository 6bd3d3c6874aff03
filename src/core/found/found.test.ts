import { type ExpectedNodes } from '../settings/schema';
import { expectationOf, fixedNumberWarning } from './expectation';
import { foundIn, type FoundCluster } from './found';
import { selectionOf } from './foundQueries';
import { possibleClusterLabels } from './clusterLabels';
import { proposedSelection, withJob } from './proposal';

const source = selectionOf('prom', {});
const automatic: ExpectedNodes = source.expectedNodes;
const fixedAt = (fixed: number): ExpectedNodes => ({ ...automatic, mode: 'fixed', fixed });

const cluster = (parts: Partial<FoundCluster>): FoundCluster => ({
  cluster: 'prod',
  targets: 11,
  running: 10,
  uncovered: [],
  unreached: [],
  ...parts,
});

describe('what is found', () => {
  const found = foundIn(source, {
    jobs: [
      { labels: { job: 'kube-proxy-windows' }, value: 2 },
      { labels: { job: 'kube-proxy' }, value: 12 },
    ],
    examples: [{ labels: { job: 'kube-proxy', cluster: 'prod', region: 'eu' }, value: 1 }],
    targets: [{ labels: { cluster: 'prod' }, value: 12 }],
    running: [{ labels: { cluster: 'prod' }, value: 11 }],
    daemonset: [
      { labels: { cluster: 'prod' }, value: 13 },
      { labels: { cluster: 'gone' }, value: 3 },
    ],
    nodes: [{ labels: { cluster: 'cilium' }, value: 4 }],
    uncovered: [{ labels: { cluster: 'prod', node: 'a2' }, value: 1 }],
    unreached: [{ labels: { cluster: 'prod', node: 'a1' }, value: 0 }],
    scrapes: [
      { labels: { cluster: 'prod' }, value: 19 },
      { labels: { cluster: 'edge' }, value: 5 },
    ],
  });

  it('is jobs by size, and the labels of their series', () => {
    expect(found.jobs.map(({ job }) => job)).toEqual(['kube-proxy', 'kube-proxy-windows']);
    expect(found.labels).toEqual(['cluster', 'job', 'region']);
  });

  it('is clusters with their numbers, those too whose DaemonSet is all that is there', () => {
    expect(found.clusters).toEqual([
      { cluster: 'gone', daemonSet: 3, nodes: undefined, targets: 0, running: 0, uncovered: [], unreached: [] },
      {
        cluster: 'prod',
        daemonSet: 13,
        nodes: undefined,
        targets: 12,
        running: 11,
        uncovered: ['a2'],
        unreached: ['a1'],
      },
    ]);
    expect(found.withoutKubeProxy).toEqual(['cilium']);
  });

  it('knows how rarely targets are scraped', () => {
    expect(found.scrapeSeconds).toBe(60);
    expect(foundIn(source, {}).scrapeSeconds).toBeUndefined();
    expect(foundIn(source, { scrapes: [{ labels: {}, value: 19 }] }).scrapeSeconds).toBe(15);
  });
});

describe('the expected number', () => {
  it('is that of the DaemonSet, else of the nodes, else of the targets', () => {
    expect(expectationOf(cluster({ daemonSet: 12, nodes: 14 }), automatic)).toEqual({ count: 12, from: 'DaemonSet' });
    expect(expectationOf(cluster({ nodes: 14 }), automatic)).toEqual({ count: 14, from: 'nodes' });
    expect(expectationOf(cluster({}), automatic)).toEqual({ count: 11, from: 'targets' });
    expect(expectationOf(cluster({ daemonSet: 'not answered', nodes: 14 }), automatic)).toEqual({ from: 'DaemonSet' });
    expect(expectationOf(cluster({}), fixedAt(20))).toEqual({ count: 20, from: 'entered' });
  });

  it.each([
    ['is 0', fixedAt(0), [cluster({})], /no missing kube-proxy is ever noticed/],
    ['is far from what is found', fixedAt(30), [cluster({ nodes: 14 })], /14 nodes are found \(nodes\)/],
    ['is one for several clusters', fixedAt(14), [cluster({}), cluster({ cluster: 'edge' })], /Each of 2 clusters/],
  ])('is warned about when it %s', (_, expected, clusters, warning) => {
    expect(fixedNumberWarning(expected, clusters)).toMatch(warning);
  });

  it('is not warned about when it fits, or is automatic', () => {
    expect(fixedNumberWarning(fixedAt(14), [cluster({ nodes: 14 })])).toBeUndefined();
    expect(fixedNumberWarning(automatic, [cluster({}), cluster({})])).toBeUndefined();
    expect(fixedNumberWarning(fixedAt(NaN), [cluster({})])).toBeUndefined();
  });
});

describe('a cluster that the selection leaves out', () => {
  const others = (...rows: Array<[cluster: string, job: string, targets: number]>) =>
    foundIn(source, {
      targets: [{ labels: { cluster: 'prod' }, value: 12 }],
      'other-jobs': rows.map(([name, job, value]) => ({ labels: { cluster: name, job }, value })),
    }).uncoveredJobs;

  it('is told with its largest job', () => {
    expect(others(['edge', 'k3s-agent', 3], ['edge', 'k3s-server', 9])).toEqual([
      { cluster: 'edge', job: 'k3s-server', targets: 9 },
    ]);
  });

  it('is none where another job of the same cluster shows the same kube-proxies', () => {
    expect(others(['prod', 'kubelet', 12])).toEqual([]);
  });

  it('is in the selection once its job is included, whatever characters the job has', () => {
    const matches = (text: string) => new RegExp(`^(?:${withJob('kube-proxy', 'k3s (server)')})$`).test(text);
    expect(['kube-proxy', 'k3s (server)', 'k3s server'].map(matches)).toEqual([true, true, false]);
  });
});

describe('the proposed selection', () => {
  const row = (job: string, targets: number, labels: Record<string, string> = {}) => ({ job, targets, labels });

  it('keeps the default where a usual job is there', () => {
    const perCluster = [row('kubelet', 40), row('integrations/kubernetes/kube-proxy', 12)];
    expect(proposedSelection({ perCluster, labels: ['job', 'k8s_cluster_name'] })).toEqual({
      selector: { job: '(.*/)?kube-proxy(-windows)?', extra: [] },
      clusterLabel: 'k8s_cluster_name',
    });
  });

  it('is one job where several show the same series under unusual names', () => {
    const perCluster = [row('kubelet', 3), row('k3s (server)', 4)];
    expect(proposedSelection({ perCluster, labels: [] })?.selector.job).toBe('k3s \\(server\\)');
  });

  it('leaves out no cluster whose job has an unusual name', () => {
    const perCluster = [
      row('kube-proxy', 40, { cluster: 'prod' }),
      row('kubelet', 90, { cluster: 'prod' }),
      row('k3s-agent', 2, { cluster: 'edge' }),
      row('k3s-server', 3, { cluster: 'edge' }),
    ];
    expect(proposedSelection({ perCluster, labels: ['cluster'] })?.selector.job).toBe(
      '(.*/)?kube-proxy(-windows)?|k3s-server'
    );
  });

  it('is none where no job has kube-proxy’s metrics', () => {
    expect(proposedSelection({ perCluster: [], labels: [] })).toBeUndefined();
  });

  it('offers labels that may name a cluster, the likeliest first', () => {
    expect(possibleClusterLabels(['region', 'job', 'cluster_name', 'instance'])).toEqual(['cluster_name', 'region']);
  });
});
