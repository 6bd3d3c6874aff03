import { lastSynced } from '../../../metrics/programming';
import { anyOf, Expression } from '../../../promql/expression';
import { signalById } from '../../../signals/catalogue';
import { type Signal } from '../../../signals/signal';
import { type Branch } from '../../branches';
import { type DashboardSubject } from '../subject';

/** Numbers of every cluster at this moment; a cluster that has none may be left out. */
export class FleetNumbers {
  private readonly branches: [Branch, ...Branch[]];

  constructor(private readonly subject: DashboardSubject) {
    this.branches = subject.branches(signalById('coverage-below-expected'));
  }

  /** Nodes that should run a kube-proxy. */
  expected(): Expression {
    return this.ofBranches(({ kubeProxy }) =>
      kubeProxy.expected().and(kubeProxy.clustersThatHadKubeProxy(), kubeProxy.perCluster)
    );
  }

  /** kube-proxies that Prometheus reaches. */
  running(): Expression {
    return this.subject.kubeProxy.running();
  }

  /** Expected kube-proxies that Prometheus does not reach. */
  missing(): Expression {
    return this.expected().minus(this.inEveryCluster(this.running())).inside('clamp_min', '0');
  }

  /** Nodes whose kube-proxy is reached, has programmed its rules and lets no change wait. */
  upToDate(): Expression {
    const { kubeProxy } = this.subject;
    return kubeProxy
      .reached()
      .equals(1)
      .and(kubeProxy.series(lastSynced).isAbove(0), kubeProxy.perTarget)
      .unless(this.violating('rules-stale'), kubeProxy.perTarget)
      .aggregated('count', kubeProxy.perCluster);
  }

  /** Nodes on which the signal is violated. */
  affected(id: Signal['id']): Expression {
    return this.violating(id).aggregated('count', this.subject.kubeProxy.perCluster);
  }

  /** Mean time of a sync on the slowest node, in seconds. Nothing while no node synced. */
  slowestSync(): Expression {
    return this.subject
      .value(signalById('sync-slow'))
      .isAtLeast(0)
      .aggregated('max', this.subject.kubeProxy.perCluster);
  }

  /** Clusters in which Prometheus reaches no kube-proxy any more. */
  clustersDown(): Expression {
    return this.ofBranches(({ kubeProxy }) => signalById('down').firing(kubeProxy, {}));
  }

  /** Also 0 for clusters that have none, and for those that had a kube-proxy within a day. */
  inEveryCluster(counted: Expression): Expression {
    return counted.or(this.ofBranches(({ kubeProxy }) => kubeProxy.clustersThatHadKubeProxy().times(0)));
  }

  private violating(id: Signal['id']): Expression {
    return this.subject.violatingTargets(signalById(id));
  }

  private ofBranches(expressionOf: (branch: Branch) => Expression): Expression {
    const all = inEachBranch(this.branches, expressionOf);
    const namesClusters = this.branches.some(({ kubeProxy }) => kubeProxy.knownClusters.length > 0);
    return namesClusters ? this.subject.inSelectedClusters(all) : all;
  }
}

/** Of the clusters of each branch what it says about them. */
export function inEachBranch(
  [first, ...others]: readonly [Branch, ...Branch[]],
  expressionOf: (branch: Branch) => Expression
): Expression {
  return anyOf([expressionOf(first), ...others.map(expressionOf)]);
}

/** One number for all clusters; 0 when there is none. */
export function inTotal(perCluster: Expression): Expression {
  return orZero(perCluster.aggregated('sum', []));
}

/** 0 where there is no number at all. */
export function orZero(total: Expression): Expression {
  return total.or(Expression.atom('vector(0)'));
}
