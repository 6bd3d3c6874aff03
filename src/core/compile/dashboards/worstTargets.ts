import { lastQueued, lastSynced, syncDuration } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { anyOf, type Expression } from '../../promql/expression';
import { signalById } from '../../signals/catalogue';
import { shareOfFailed } from '../../signals/controlPlane/failedRequests';
import { type KubeProxy } from '../../signals/kubeProxy';
import { valueOf } from '../../signals/signal';
import { highest } from './mostLines';
import { type DashboardSubject } from './subject';

/** Longer than any sync, so that a slow one never weighs as much as what is wrong. */
const longestSync = 1000;

/**
 * The targets that are worst at this moment, as many as a graph can hold: by what is wrong, then by how slow their
 * syncs are, then any. Asked once for the whole dashboard, so that its graphs read these only. Alerts about nodes point
 * here and choose none, so what they tell comes first; in fewer words than theirs, because data sources that are asked
 * with GET take so many characters only.
 */
export function worstTargets(subject: DashboardSubject): Expression {
  const { kubeProxy } = subject;
  const [{ parameters }] = subject.branches(signalById('api-server-errors'));
  const worstFirst = [
    notApplied(kubeProxy),
    kubeProxy.series(up).equals(0),
    shareOfFailed(kubeProxy).isAbove(valueOf(parameters, 'threshold')),
  ].map((wrong, index, all) => wrong.aggregated('group', kubeProxy.perTarget).times(all.length - index));
  const slowness = kubeProxy
    .meanPerIpFamily(syncDuration, '5m')
    .aggregated('max', kubeProxy.perTarget)
    .dividedBy(longestSync);
  const any = kubeProxy.series(up).aggregated('group', kubeProxy.perTarget).times(0);
  const [first = any, ...others] = worstFirst;
  return highest(anyOf([first, ...others, slowness, any], kubeProxy.perTarget));
}

/** A change that waited two minutes ago and has not been applied since: stale rules, and those that never were there. */
function notApplied(kubeProxy: KubeProxy): Expression {
  const queued = kubeProxy.newestPerIpFamily(lastQueued, { offset: '2m' });
  return queued.unless(kubeProxy.newestPerIpFamily(lastSynced).isAtLeast(queued));
}
