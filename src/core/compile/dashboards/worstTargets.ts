import { up } from '../../metrics/process';
import { anyOf, type Expression } from '../../promql/expression';
import { signalById } from '../../signals/catalogue';
import { type SignalId } from '../../signals/signal';
import { highest } from './mostLines';
import { type DashboardSubject } from './subject';

/** What makes a node one to look at, the worst first. Alerts of these point to Kube-proxy / Node and name no node there. */
const worstFirst: readonly SignalId[] = [
  'rules-stale',
  'never-synced',
  'instance-down',
  'sync-slow',
  'api-server-errors',
];

/** Longer than any sync, so that a slow one never weighs as much as a signal. */
const longestSync = 1000;

/**
 * The targets that are worst at this moment, as many as a graph can hold: by what they violate, then by how slow their
 * syncs are, then any. Asked once for the whole dashboard, so that its graphs read these only.
 */
export function worstTargets(subject: DashboardSubject): Expression {
  const { kubeProxy } = subject;
  const violating = worstFirst.map((id, index) =>
    // Not longer than needed: data sources that are asked with GET take so many characters only.
    subject.violatingTargets(signalById(id), 'kept').times(worstFirst.length - index)
  );
  const slowness = subject
    .value(signalById('sync-slow'))
    .isAtLeast(0)
    .aggregated('max', kubeProxy.perTarget)
    .dividedBy(longestSync);
  const any = kubeProxy.series(up).aggregated('group', kubeProxy.perTarget).times(0);
  const [first = any, ...others] = violating;
  return highest(anyOf([first, ...others, slowness, any], kubeProxy.perTarget));
}
