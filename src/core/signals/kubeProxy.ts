import { type Family } from '../metrics/family';
import { up } from '../metrics/process';
import { anyOf, Expression } from '../promql/expression';
import { Histogram, type HistogramForm, type HistogramWindow } from '../promql/histogram';
import { madeLabels } from '../promql/madeLabels';
import { select, type Matcher, type SelectorOptions } from '../promql/selector';
import { isReadRecorded, readRecorded } from '../recordings/readRecorded';
import { type RecordingId } from '../recordings/recordedSeries';
import { type ExpectedNodes } from '../settings/schema';
import { ClusterNodes } from './clusterNodes';
import { matchersOf, unlessAllFamilies, type KubeProxyOptions } from './kubeProxyOptions';
import { hoursOfTheDay, minutesAgo } from './lookBacks';
import { withAddress } from './nodeAddress';
import { type SignalId } from './signal';
import { throughGaps } from './throughGaps';

/** The vocabulary in which signals speak about the kube-proxies of some clusters. */
export class KubeProxy {
  constructor(private readonly options: KubeProxyOptions) {}

  get perCluster(): string[] {
    return [this.options.clusterLabel];
  }

  /**
   * What identifies a target. `node` is empty unless the target carries it: where an agent on each node scrapes
   * `127.0.0.1:10249`, it is all that tells them apart. Names are given at the very end (see nodeName.ts).
   */
  get perTarget(): string[] {
    return [...this.perInstance, 'node'];
  }

  /** The same without `node`, which series of other components may have of their own. */
  get perInstance(): string[] {
    return [...this.perCluster, 'job', 'instance'];
  }

  /** What tells the nodes of targets apart that carry the label of `withAddress`. */
  get perAddress(): string[] {
    return [...this.perCluster, madeLabels.address];
  }

  get perIpFamily(): string[] {
    return [...this.perTarget, 'ip_family'];
  }

  get expectedNodes(): ExpectedNodes {
    return this.options.expectedNodes;
  }

  get knownClusters(): string[] {
    return this.options.knownClusters;
  }

  /** True when the user wants alerts of that signal, so that another one may leave the case to it. */
  isEnabled(signal: SignalId): boolean {
    return this.options.isEnabled(signal);
  }

  /** Series of a family; of a histogram those with its bare name, which are there in native form only. */
  series(family: Family, options: SelectorOptions & { matchers?: Matcher[] } = {}): Expression {
    const { matchers = [], ...selection } = options;
    return select(family.name, [...matchersOf(this.options, family), ...matchers], selection);
  }

  /** The observations of a histogram within a range, in the form in which Prometheus has them. */
  histogram(family: Family, range: string, counted: HistogramWindow['counted'] = 'rate'): Histogram {
    const { histograms = 'classic' } = this.options;
    return new Histogram({ name: family.name, matchers: matchersOf(this.options, family), range, counted }, histograms);
  }

  /** Series that are there for every target that exposes the family; of a histogram its count, or its native form. */
  presence(family: Family, histograms: HistogramForm = this.options.histograms ?? 'classic'): Expression {
    const classic = select(`${family.name}_count`, matchersOf(this.options, family));
    if (family.type !== 'histogram' || histograms === 'native') {
      return this.series(family);
    }
    return histograms === 'classic' ? classic : classic.or(this.series(family));
  }

  /** True where recorded series are read. */
  get readsRecorded(): boolean {
    return this.options.recorded !== undefined;
  }

  /**
   * The recorded series where the settings want them, else `raw`. Both have the labels `by` and nothing else, so that
   * either fits into the same rule.
   */
  recordedOr(id: RecordingId, by: string[], raw: (of: KubeProxy) => Expression, more: Matcher[] = []): Expression {
    const { recorded } = this.options;
    if (!isReadRecorded(recorded, id)) {
      return raw(this);
    }
    const read = readRecorded(recorded, id, by, this.options, { matchers: more }).aggregated('max', by);
    const forOneFamily = unlessAllFamilies(this.options, id);
    return forOneFamily === undefined ? read : read.or(raw(new KubeProxy(forOneFamily)));
  }

  /** What was recorded within the range before now; undefined where recorded series are not read. */
  recordedRange(id: RecordingId, by: string[], range: string): Expression | undefined {
    const { recorded, target } = this.options;
    return recorded === undefined ? undefined : readRecorded(recorded, id, by, { target }, { range });
  }

  /** Series of kube-state-metrics about the clusters meant. */
  clusterSeries(family: Family, matchers: Matcher[] = []): Expression {
    return throughGaps(this.perCluster, (offset) =>
      select(family.name, [...this.options.cluster, ...matchers], { offset })
    );
  }

  /** The newest value per target and IP family; `max` because a re-created Pod leaves two series for a moment. */
  newestPerIpFamily(family: Family, options: SelectorOptions = {}): Expression {
    return this.series(family, options).aggregated('max', this.perIpFamily);
  }

  ratePerInstance(family: Family, range: string, matchers: Matcher[] = []): Expression {
    return this.series(family, { range, matchers }).inside('rate').aggregated('sum', this.perTarget);
  }

  /**
   * How much a counter grew per target, with what it was born with: many counters appear with their first failure,
   * which `increase` does not see. Reads three samples a series, whatever the range; of a counter that began anew only
   * what came after. A target that was not scraped at the beginning of the range counts with all it has.
   */
  growthPerInstance(family: Family, range: string, matchers: Matcher[] = []): Expression {
    const now = this.series(family, { matchers });
    return (
      now
        .minus(this.series(family, { matchers, offset: range }))
        .isAtLeast(0)
        .or(now)
        // Of two Prometheus that scrape the same target, each tells the same.
        .aggregated('max', [...this.perTarget, ...family.labels])
        .aggregated('sum', this.perTarget)
    );
  }

  /** Mean of a histogram's observations per target and IP family; nothing while there are none. */
  meanPerIpFamily(family: Family, range: string): Expression {
    return this.histogram(family, range).mean(this.perIpFamily);
  }

  /** 1 per target that Prometheus reached, 0 per target that it did not. */
  reached(): Expression {
    return this.series(up).aggregated('max', this.perTarget);
  }

  /** kube-proxies that Prometheus reached; one that two jobs scrape, at whatever ports, counts once. */
  running(): Expression {
    return this.recordedOr('running', this.perCluster, () =>
      this.reachedAtAddress().aggregated('sum', this.perCluster)
    );
  }

  /** kube-proxies that Prometheus did not reach now and so many minutes ago; no series where there are none. */
  downForMinutes(minutes: number): Expression {
    return this.reachedAtAddress()
      .equals(0)
      .unless(this.reachedAtAddress(`${minutes}m`).equals(1))
      .aggregated('count', this.perCluster);
  }

  /** kube-proxies that Prometheus knows, reached or not. */
  targets(): Expression {
    return this.recordedOr('targets', this.perCluster, () =>
      this.reachedAtAddress().aggregated('count', this.perCluster)
    );
  }

  /** 1 per node address that Prometheus reached, 0 per address that it did not: one kube-proxy runs on a node. */
  reachedAtAddress(offset?: string): Expression {
    return withAddress(
      this.series(up, { offset }).aggregated('max', [...this.perCluster, 'instance', 'node'])
    ).aggregated('max', this.perAddress);
  }

  /** Clusters that have a reachable kube-proxy. */
  clustersWithRunning(): Expression {
    return this.series(up).equals(1).aggregated('group', this.perCluster);
  }

  /** Clusters that must have kube-proxy: known by name, or seen with a target within a day. */
  clustersThatHadKubeProxy(): Expression {
    const seen = (options: SelectorOptions) => this.series(up, options).aggregated('group', this.perCluster);
    return anyOf([
      seen({}),
      ...minutesAgo.map((offset) => seen({ offset })),
      seen({})
        .during(...hoursOfTheDay)
        .inside('max_over_time'),
      ...this.knownClusters.map((name) => this.named(name)),
    ]);
  }

  /** Clusters that the node count is about; where no target is left it is the case of `down`. */
  clustersInUse(): Expression {
    return this.isEnabled('down') ? this.targets() : this.clustersThatHadKubeProxy();
  }

  /** Nodes that should run a kube-proxy, per cluster; no series where that is unknown. */
  expected(): Expression {
    return this.recordedOr('expected-nodes', this.perCluster, () => this.computedExpected());
  }

  private computedExpected(): Expression {
    const { mode, fixed = 0 } = this.expectedNodes;
    switch (mode) {
      case 'fixed':
        return this.clustersInUse().times(0).plus(fixed);
      case 'daemonset':
        return this.nodes.desiredByDaemonSet();
      case 'nodes':
        return this.nodes.howManySettled();
      case 'discovered':
        return this.targets();
      case 'auto':
        return anyOf([this.nodes.desiredOfAll(), this.nodes.howManySettled(), this.targets()]);
    }
  }

  /** Nodes of the clusters meant, as kube-state-metrics knows them. */
  get nodes(): ClusterNodes {
    return new ClusterNodes(
      (family, matchers) => this.clusterSeries(family, matchers),
      (family, offset) => select(family.name, this.options.cluster, { offset }),
      this.perCluster,
      this.expectedNodes
    );
  }

  private named(cluster: string): Expression {
    const one = Expression.number(1).inside('vector');
    return cluster === '' ? one : one.withLabel(this.options.clusterLabel, cluster.replace(/\$/g, '$$$$'), '', '');
  }
}
