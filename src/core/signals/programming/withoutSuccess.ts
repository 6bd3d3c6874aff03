import { type Family } from '../../metrics/family';
import { processStart, up } from '../../metrics/process';
import { lastQueued, lastSynced } from '../../metrics/programming';
import { toDuration } from '../../promql/duration';
import { Expression } from '../../promql/expression';
import { answersAtTimes, usualScrape } from '../crashLoop';
import { type KubeProxy } from '../kubeProxy';

/**
 * The kubelet waits five minutes before it starts a container again. One that ends soon may be gone before it is scraped,
 * and then is seen a round later.
 */
const outOfSight = '12m';

/** Seconds since the start of every process that has not synced once, for all IP families or for one. */
export function waiting(kubeProxy: KubeProxy): Expression {
  return age(kubeProxy).and(neverProgrammed(kubeProxy), kubeProxy.perTarget);
}

/** IP families of targets that the present process has not programmed once. */
export function neverProgrammed(kubeProxy: KubeProxy): Expression {
  // There from the first answer on; where it is missing, a list of metrics to keep dropped both.
  return kubeProxy.newestPerIpFamily(lastQueued).unless(hasSynced(kubeProxy));
}

/**
 * Seconds, that many at least, of every target without a success for that long: the process has none, and what those that
 * ended lately had is old. In the pauses of a crash loop too, where they had none: what was well and is down did not fail.
 * A probe that restarts a failing kube-proxy changes nothing.
 */
export function withoutSuccess(kubeProxy: KubeProxy, seconds: number): Expression {
  const reached = kubeProxy.reached();
  const latest = reached.times(Expression.atom(`(time() - ${seconds})`));
  const old = lastSuccess(kubeProxy).isAtMost(latest, `on (${kubeProxy.perTarget.join(', ')}) group_left ()`);
  return age(kubeProxy)
    .or(reached)
    .inside('clamp_min', String(seconds))
    .and(unsuccessful(kubeProxy, old, seconds), kubeProxy.perTarget)
    .and(reached.equals(1).or(answersAtTimes(kubeProxy)), kubeProxy.perTarget);
}

/** IP families of targets of which neither the process nor those that ended lately had a success, whatever their clocks say. */
export function neverSucceeds(kubeProxy: KubeProxy, seconds: number): Expression {
  return unsuccessful(kubeProxy, lastSuccess(kubeProxy).equals(0), seconds);
}

/** IP families of running targets that have no success now and had none that long ago. */
export function failsSince(kubeProxy: KubeProxy, seconds: number): Expression {
  return unsuccessful(kubeProxy, kubeProxy.newestPerIpFamily(lastQueued), seconds);
}

/** Those of the IP families that the present process has not programmed, and that had a change waiting that long ago. */
function unsuccessful(kubeProxy: KubeProxy, families: Expression, seconds: number): Expression {
  const offset = toDuration(seconds);
  const wereWell = kubeProxy
    .newestPerIpFamily(lastSynced, { offset })
    // What is quiet has an old success, but nothing that waits.
    .isAtLeast(kubeProxy.newestPerIpFamily(lastQueued, { offset }));
  return families
    .unless(hasSynced(kubeProxy))
    .unless(wereWell)
    .and(kubeProxy.series(up, { offset }), kubeProxy.perTarget);
}

/** When the processes of a while had their last success, 0 where they had none. */
function lastSuccess(kubeProxy: KubeProxy): Expression {
  const newest = (family: Family) => kubeProxy.newestPerIpFamily(family);
  const lately = (family: Family, step: string) => newest(family).during(outOfSight, step).inside('max_over_time');
  // A short life may have its only success between two minutes.
  return lately(lastSynced, usualScrape).or(lately(lastQueued, '1m').or(newest(lastQueued)).times(0));
}

/** IP families that the present process has programmed. The timestamp is missing before since Kubernetes 1.33, 0 before that. */
function hasSynced(kubeProxy: KubeProxy): Expression {
  return kubeProxy.newestPerIpFamily(lastSynced).isAbove(0);
}

function age(kubeProxy: KubeProxy): Expression {
  return Expression.atom('time()').minus(kubeProxy.series(processStart).aggregated('max', kubeProxy.perTarget));
}
