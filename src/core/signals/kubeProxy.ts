import { up } from '../metrics/process';
import { anyOf, Expression } from '../promql/expression';
import { select, type Matcher, type SelectorOptions } from '../promql/selector';
import { isReadRecorded, readRecorded } from '../recordings/readRecorded';
import { type RecordingId } from '../recordings/recordedSeries';
import { type ExpectedNodes } from '../settings/schema';
import { ClusterNodes } from './clusterNodes';
import { unlessAllFamilies } from './kubeProxyOptions';
import { hoursOfTheDay, minutesAgo } from './lookBacks';
import { type SignalId } from './signal';
import { TargetSeries } from './targetSeries';

/** The vocabulary in which signals speak about the kube-proxies of some clusters: their series, and how many there are. */
export class KubeProxy extends TargetSeries {
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
