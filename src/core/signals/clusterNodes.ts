import { type Family } from '../metrics/family';
import { daemonSetDesired, nodeCondition, nodeCreated, nodeInfo, nodeTaint } from '../metrics/kubeStateMetrics';
import { Expression } from '../promql/expression';
import { oneOf, type Matcher } from '../promql/selector';
import { type ExpectedNodes } from '../settings/schema';

const linuxDaemonSetName = '(.*-)?kube-proxy';
const daemonSetName = `${linuxDaemonSetName}(-windows)?`;

/** What kube-state-metrics knows about the nodes of some clusters, and about how many DaemonSets select. */
export class ClusterNodes {
  constructor(
    private readonly series: (family: Family, matchers?: Matcher[]) => Expression,
    private readonly seriesAgo: (family: Family, ago: string) => Expression,
    private readonly perCluster: string[],
    private readonly expectedNodes: ExpectedNodes
  ) {}

  /** Every node with its address, whatever its state. */
  listed(): Expression {
    return this.series(nodeInfo);
  }

  /** Those too that went a moment ago: their targets stay for some minutes. One series each, with its address. */
  listedLately(): Expression {
    const by = [...this.perNode, 'internal_ip'];
    return this.listed().aggregated('group', by).or(this.seriesAgo(nodeInfo, '4m').aggregated('group', by));
  }

  howManyListed(): Expression {
    return this.listed().aggregated('group', this.perNode).aggregated('count', this.perCluster);
  }

  /** Nodes that are ready, not new and not excluded by a taint, one series each; `keep` names further labels to keep. */
  settled(keep: string[] = []): Expression {
    const notReady = this.series(nodeCondition, [
      { label: 'condition', operator: '=', value: 'Ready' },
      { label: 'status', operator: '=', value: 'true' },
    ]).equals(0);
    return this.withoutTaint(keep).unless(this.tooYoung(), this.perNode).unless(notReady, this.perNode);
  }

  howManySettled(): Expression {
    return this.settled().aggregated('count', this.perCluster);
  }

  /** Nodes that are not excluded by a taint, one series each, ready or not. */
  withoutTaint(keep: string[] = []): Expression {
    const { excludeTaints } = this.expectedNodes;
    const all = this.listed().aggregated('max', [...this.perNode, ...keep]);
    return excludeTaints.length === 0
      ? all
      : all.unless(this.series(nodeTaint, [oneOf('key', excludeTaints)]), this.perNode);
  }

  /** What DaemonSets want. `max` first: every replica of kube-state-metrics tells the same number. */
  desiredByDaemonSet(): Expression {
    return this.series(daemonSetDesired, [{ label: 'daemonset', operator: '=~', value: daemonSetName }])
      .aggregated('max', [...this.perCluster, 'namespace', 'daemonset'])
      .aggregated('sum', this.perCluster);
  }

  /** The same, unless the one for Windows is the only one: then Linux has static Pods, and nodes are to be counted. */
  desiredOfAll(): Expression {
    const ofLinux = this.series(daemonSetDesired, [{ label: 'daemonset', operator: '=~', value: linuxDaemonSetName }]);
    return this.desiredByDaemonSet().and(ofLinux, this.perCluster);
  }

  private get perNode(): string[] {
    return [...this.perCluster, 'node'];
  }

  private tooYoung(): Expression {
    return Expression.atom('time()')
      .minus(this.series(nodeCreated))
      .isBelow(this.expectedNodes.graceMinutes * 60);
  }
}
