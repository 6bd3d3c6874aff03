import { lastSynced } from '../../../metrics/programming';
import { anyOf, Expression } from '../../../promql/expression';
import { signalById } from '../../../signals/catalogue';
import { apiErrorSignals } from '../../../signals/freshness';
import { type KubeProxy } from '../../../signals/kubeProxy';
import { withAddress } from '../../../signals/nodeAddress';
import { neverProgrammed } from '../../../signals/programming/withoutSuccess';
import { type Severity, type SignalId } from '../../../signals/signal';
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

  /** Nodes whose kube-proxy is reached, has programmed the rules of every IP family, hears of changes and lets none wait. */
  upToDate(): Expression {
    const { kubeProxy } = this.subject;
    const { perAddress } = kubeProxy;
    return kubeProxy
      .reachedAtAddress()
      .equals(1)
      .and(byAddress(kubeProxy.series(lastSynced).isAbove(0), kubeProxy), perAddress)
      .unless(byAddress(neverProgrammed(kubeProxy), kubeProxy), perAddress)
      .unless(byAddress(this.violating('rules-stale'), kubeProxy), perAddress)
      .unless(byAddress(this.cutOff(), kubeProxy), perAddress)
      .aggregated('count', kubeProxy.perCluster);
  }

  /** Nodes on which the signal is violated; one that two jobs scrape counts once. */
  affected(id: SignalId): Expression {
    return this.counted(this.violating(id));
  }

  /** Nodes whose requests to the API server fail or are rejected. */
  withApiErrors(): Expression {
    const [first, ...others] = apiErrorSignals;
    return this.counted(anyOf([this.violating(first), ...others.map((id) => this.violating(id))]));
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

  /** Targets that hear of no change: rejected, or nearly all of their requests fail, which is critical where that is on. */
  private cutOff(): Expression {
    const rejected = this.violating('api-server-unauthorized');
    const isTold = this.subject.alertLevels(signalById('api-server-errors')).includes('critical');
    return isTold ? rejected.or(this.violating('api-server-errors', 'critical')) : rejected;
  }

  private violating(id: SignalId, severity?: Severity): Expression {
    return this.subject.violatingTargets(signalById(id), severity);
  }

  private counted(targets: Expression): Expression {
    const { kubeProxy } = this.subject;
    return byAddress(targets, kubeProxy).aggregated('count', kubeProxy.perCluster);
  }

  private ofBranches(expressionOf: (branch: Branch) => Expression): Expression {
    const all = inEachBranch(this.branches, expressionOf);
    const namesClusters = this.branches.some(({ kubeProxy }) => kubeProxy.knownClusters.length > 0);
    return namesClusters ? this.subject.inSelectedClusters(all) : all;
  }
}

/** One series a node, whichever jobs or ports lead there. */
function byAddress(targets: Expression, { perAddress }: KubeProxy): Expression {
  return withAddress(targets).aggregated('group', perAddress);
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
