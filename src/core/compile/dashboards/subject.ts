import { lastSynced } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { Expression } from '../../promql/expression';
import { madeLabels } from '../../promql/madeLabels';
import { type Matcher } from '../../promql/selector';
import { recordedDrawing } from '../../recordings/recordedReading';
import { effectiveLevels, isSignalEnabled, widestLevel } from '../../settings/effective';
import { type Settings, type Source } from '../../settings/schema';
import { withNodeName } from '../../signals/nodeName';
import { KubeProxy } from '../../signals/kubeProxy';
import { severities, type Severity, type Signal } from '../../signals/signal';
import { branchesOf, withCauses, type Branch } from '../branches';
import { firingExpression, violatingSeries } from '../firingExpression';
import { defaultJob, joinedSource } from './joinedSource';

/** What a dashboard speaks about: the kube-proxies that its variables select, with the numbers of the settings. */
export class DashboardSubject {
  private readonly source: Source;

  /** All clusters together. */
  readonly kubeProxy: KubeProxy;

  constructor(
    readonly settings: Settings,
    /** What is chosen besides data source, job and cluster: the variable that holds targets, and IP families. */
    readonly choices: { targets?: 'instance' | 'shown'; ipFamily?: true } = {}
  ) {
    this.source = selectedByVariables(settings, choices.targets);
    const { selector, clusterLabel, expectedNodes, histograms } = this.source;
    this.kubeProxy = new KubeProxy({
      target: [{ label: 'job', operator: '=~', value: selector.job }, ...selector.extra],
      cluster: [selectedCluster(clusterLabel)],
      ...(choices.ipFamily === true ? { ipFamily: selectedIpFamily } : {}),
      clusterLabel,
      expectedNodes,
      histograms,
      knownClusters: [],
      isEnabled: () => true,
      recorded: recordedDrawing(settings),
    });
  }

  get isPerNode(): boolean {
    return this.choices.targets !== undefined;
  }

  get selectedCluster(): Matcher {
    return selectedCluster(this.clusterLabel);
  }

  get clusterLabel(): string {
    return this.source.clusterLabel;
  }

  /** Matches the jobs of every source of the settings. */
  get defaultJob(): string {
    return defaultJob(this.settings);
  }

  /** Clusters with their own settings, those of all sources together. */
  get clusters(): Source['clusters'] {
    return this.source.clusters;
  }

  /** Matches targets of the clusters that the variables select. */
  targets(clusters: Matcher[]): Expression {
    const { selector } = this.source;
    return new KubeProxy({
      target: [{ label: 'job', operator: '=~', value: selector.job }, ...selector.extra, ...clusters],
      cluster: clusters,
      clusterLabel: this.clusterLabel,
      expectedNodes: this.source.expectedNodes,
      knownClusters: [],
      isEnabled: () => true,
    }).series(up);
  }

  /** Clusters that share every number of the signal, at that level; left out: the one that catches most. */
  branches(signal: Signal, severity?: Severity): [Branch, ...Branch[]] {
    const settings = watched(signal, this.settings);
    const level = severity ?? widestLevel(effectiveLevels(signal, settings))?.severity;
    const [first, ...others] =
      level === undefined ? [] : branchesOf(signal, level, settings, this.source, recordedDrawing(settings));
    if (first === undefined) {
      throw new Error(`The signal ${signal.id} has no level`);
    }
    return [first, ...others];
  }

  /** The number that the signal is about, of every target or cluster. */
  value(signal: Signal): Expression {
    return signal.value(this.kubeProxy);
  }

  /** Seconds since the last success, per target and IP family; nothing before the first one, where the timestamp is 0. */
  sinceLastSync(): Expression {
    return Expression.atom('time()').minus(this.kubeProxy.newestPerIpFamily(lastSynced).isAbove(0));
  }

  /** What violates the signal at this moment, nodes with their names. */
  violations(signal: Signal): Expression {
    return firingExpression(signal, this.source, this.branches(signal));
  }

  /**
   * One series a target that violates the signal, without the cost of its node's name; also where one alert speaks for
   * all nodes of its cluster.
   */
  violatingTargets(signal: Signal, severity?: Severity): Expression {
    const { perTarget } = this.kubeProxy;
    // Some signals look back through gaps in scrapes, also at targets that went meanwhile.
    return violatingSeries(
      signal,
      withCauses(this.branches(signal, severity), ({ scope }) => scope === 'node')
    )
      .aggregated('group', perTarget)
      .and(this.kubeProxy.series(up), perTarget);
  }

  /** What violates the signal where somebody is alerted of it, a cause in the same node or not; never of a cluster that explains it. */
  violating(signal: Signal): Expression {
    const branches = this.alertBranches(signal);
    const violating = violatingSeries(
      signal,
      withCauses(branches, ({ scope }) => scope === 'cluster')
    );
    const namesClusters = branches.some(({ kubeProxy }) => kubeProxy.knownClusters.length > 0);
    return signal.scope === 'cluster' && namesClusters ? this.inSelectedClusters(violating) : violating;
  }

  /** The levels above info at which somebody is alerted of the signal, the one that catches most first. */
  alertLevels(signal: Signal): Severity[] {
    return severities.filter(
      (severity) => severity !== 'info' && this.everywhere().some((cluster) => this.isOn(signal, severity, cluster))
    );
  }

  private alertBranches(signal: Signal): [Branch, ...Branch[]] {
    const levels = this.alertLevels(signal);
    const isEverywhere = (severity: Severity) =>
      this.everywhere().every((cluster) => this.isOn(signal, severity, cluster));
    const [first, ...others] = levels
      .slice(0, levels.slice(0, 1).some(isEverywhere) ? 1 : levels.length)
      .flatMap((severity) => branchesOf(signal, severity, this.settings, this.source, recordedDrawing(this.settings)));
    return first === undefined ? this.branches(signal) : [first, ...others];
  }

  private isOn(signal: Signal, severity: Severity, cluster: string | undefined): boolean {
    const levels = effectiveLevels(signal, this.settings, this.source, cluster);
    return levels.some((level) => level.enabled && level.severity === severity);
  }

  /** Every cluster that says something of its own, and all others. */
  private everywhere(): Array<string | undefined> {
    const own = Object.entries(this.clusters).flatMap(([name, { kubeProxy }]) => (kubeProxy ? [name] : []));
    return [undefined, ...own];
  }

  /** One series a target of `result` and value of the labels to keep, with the name of its node. */
  named(result: Expression, keep: string[] = []): Expression {
    return withNodeName(result, {
      presence: this.kubeProxy.series(up),
      clusterLabel: this.clusterLabel,
      cluster: [this.selectedCluster],
      keep,
    });
  }

  /** One series a node name, so that no two lines have the same legend. */
  perNode(result: Expression, keep: string[]): Expression {
    return this.named(result, keep).aggregated('max', [this.clusterLabel, 'node', ...keep]);
  }

  /** The same lines with an `instance` of their node, for links; of a node with several targets it is one of them. */
  withTarget(perNode: Expression): Expression {
    const node = [this.clusterLabel, 'node'];
    const oneTarget = this.named(this.kubeProxy.reached())
      .aggregated('group', [...node, 'instance'])
      .aggregated('topk', node, 1);
    return perNode.times(oneTarget, `on (${node.join(', ')}) group_left (instance)`);
  }

  /** Legend of a series per cluster. */
  get clusterLegend(): string {
    return `{{${this.clusterLabel}}}`;
  }

  /** Legend of a series per node: names of nodes repeat in other clusters. */
  get nodeLegend(): string {
    return `{{node}} ${this.clusterLegend}`;
  }

  /** Of a cluster's series those whose cluster the variable selects; for series that no selector could restrict. */
  inSelectedClusters(perCluster: Expression): Expression {
    const mark = (series: Expression, source: string, pattern: string) =>
      series.withLabel(madeLabels.selected, 'yes', source, pattern);
    return mark(perCluster, this.clusterLabel, '$cluster')
      .and(mark(Expression.atom('vector(1)'), '', ''), [madeLabels.selected])
      .aggregated('max', [this.clusterLabel]);
  }
}

/** Before Kubernetes 1.33 no series says its family; “All” matches these too. */
export const selectedIpFamily: Matcher = { label: 'ip_family', operator: '=~', value: '$ip_family' };

function selectedCluster(clusterLabel: string): Matcher {
  return { label: clusterLabel, operator: '=~', value: '$cluster' };
}

/** All sources as one, for the targets that the variables select. */
function selectedByVariables(settings: Settings, targets: 'instance' | 'shown' | undefined): Source {
  const source = joinedSource(settings);
  return {
    ...source,
    selector: {
      job: '$job',
      extra: [
        ...source.selector.extra,
        { ...selectedCluster(source.clusterLabel) },
        ...(targets === undefined ? [] : [{ label: 'instance', operator: '=~' as const, value: `$${targets}` }]),
      ],
    },
  };
}

/** A signal that nobody wants alerts of is drawn with its defaults. */
function watched(signal: Signal, settings: Settings): Settings {
  return isSignalEnabled(signal, settings)
    ? settings
    : { ...settings, signals: { ...settings.signals, [signal.id]: { enabled: true } } };
}
