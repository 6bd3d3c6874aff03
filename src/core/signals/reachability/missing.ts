import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { targetsThatCover, withoutTarget } from './withoutTarget';

/** Targets, and how many kube-proxies they are. */
interface Present {
  targets: Expression;
  kubeProxies: Expression;
}

/** Every target that Prometheus knows. */
export function knownTargets(kubeProxy: KubeProxy): Present {
  return { targets: kubeProxy.series(up), kubeProxies: kubeProxy.targets() };
}

/** Targets that answer. */
export function runningTargets(kubeProxy: KubeProxy): Present {
  return { targets: kubeProxy.series(up).equals(1), kubeProxies: kubeProxy.running() };
}

/** How many nodes should have a kube-proxy and have none; a cluster without any counts as 0, not as unknown. */
export function missing(kubeProxy: KubeProxy, present: Present): Expression {
  const byNumber = missingByNumber(kubeProxy, present);
  return countsNodes(kubeProxy) ? missingByName(kubeProxy, present).or(byNumber) : byNumber;
}

/** Where more are missing than the settings tolerate, and how many. */
export function tooManyMissing(kubeProxy: KubeProxy): Expression {
  const { value, unit } = kubeProxy.expectedNodes.tolerance;
  const tolerated = unit === 'percent' ? kubeProxy.expected().times(value / 100) : value;
  return missing(kubeProxy, coveringTargets(kubeProxy)).isAbove(tolerated);
}

/** Settled nodes without a target. */
export function uncoveredNodes(kubeProxy: KubeProxy, targets = targetsThatCover(kubeProxy)): Expression {
  return withoutTarget(kubeProxy, kubeProxy.nodes.settled(['internal_ip']), targets);
}

/**
 * Clusters in which a settled node without a target lacks a kube-proxy for certain: addresses fit, no node is there that
 * needs none, and the list of nodes is whole.
 */
export function namesAreCertain(kubeProxy: KubeProxy): Expression {
  const { perCluster } = kubeProxy;
  if (!countsNodes(kubeProxy)) {
    const uncovered = uncoveredNodes(kubeProxy).aggregated('count', perCluster);
    return tooManyMissing(kubeProxy).isAtLeast(uncovered);
  }
  const listed = kubeProxy.nodes
    .howManyListed()
    .and(kubeProxy.clustersInUse(), perCluster)
    .unless(strayTargets(kubeProxy, coveringTargets(kubeProxy)));
  const desired = desiredNodes(kubeProxy);
  return desired === undefined
    ? listed
    : listed.unless(desired.isAbove(kubeProxy.nodes.howManyListed())).unless(nodesThatNeedNone(kubeProxy, desired));
}

function coveringTargets(kubeProxy: KubeProxy): Present {
  return kubeProxy.isEnabled('instance-down') ? knownTargets(kubeProxy) : runningTargets(kubeProxy);
}

/** True where nodes are what is counted, so that each can be looked for. */
function countsNodes({ expectedNodes: { mode } }: KubeProxy): boolean {
  return mode === 'auto' || mode === 'daemonset' || mode === 'nodes';
}

/** How many nodes DaemonSets select; undefined where the settings do not ask them. */
function desiredNodes(kubeProxy: KubeProxy): Expression | undefined {
  switch (kubeProxy.expectedNodes.mode) {
    case 'auto':
      return kubeProxy.nodes.desiredOfAll();
    case 'daemonset':
      return kubeProxy.nodes.desiredByDaemonSet();
    default:
      return undefined;
  }
}

function missingByNumber(kubeProxy: KubeProxy, { kubeProxies }: Present): Expression {
  const orNone = kubeProxy.isEnabled('down') ? kubeProxies : kubeProxies.or(kubeProxy.clustersInUse().times(0));
  return kubeProxy.expected().minus(orNone);
}

/**
 * Settled nodes without a target, less those whose target has an address that no node has, and those that need none.
 * A kube-proxy on a node that is new, not ready or about to go makes up for none that is missing elsewhere.
 */
function missingByName(kubeProxy: KubeProxy, present: Present): Expression {
  const { perCluster } = kubeProxy;
  const none = kubeProxy.clustersInUse().times(0);
  const desired = desiredNodes(kubeProxy);
  const uncovered = uncoveredNodes(kubeProxy, present.targets).aggregated('count', perCluster).or(none);
  const withoutStrays = uncovered.minus(strayTargets(kubeProxy, present).or(none));
  const needed =
    desired === undefined ? withoutStrays : withoutStrays.minus(nodesThatNeedNone(kubeProxy, desired).or(none));
  return needed.and(kubeProxy.nodes.howManyListed().isAtLeast(kubeProxy.expected()), perCluster);
}

/**
 * How many targets have an address that no node has, where they may be the kube-proxies of nodes that seem to have none.
 * More targets than nodes are several addresses of the same kube-proxies: these hide nothing.
 * Where every node has a target there is nothing to subtract, and no number: then no target is a stray.
 */
function strayTargets(kubeProxy: KubeProxy, { targets, kubeProxies }: Present): Expression {
  const lately = kubeProxy.nodes.listedLately();
  const nodes = lately.aggregated('count', kubeProxy.perCluster);
  const uncovered = withoutTarget(kubeProxy, lately, targets);
  const covered = nodes.minus(uncovered.aggregated('count', kubeProxy.perCluster));
  return kubeProxies.isAtMost(nodes).minus(covered).isAbove(0);
}

/** How many nodes no DaemonSet selects though no taint excludes them. */
function nodesThatNeedNone(kubeProxy: KubeProxy, desired: Expression): Expression {
  return kubeProxy.nodes.withoutTaint().aggregated('count', kubeProxy.perCluster).minus(desired).isAbove(0);
}
