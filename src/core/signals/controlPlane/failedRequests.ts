import { apiServerRequests } from '../../metrics/apiServer';
import { kubeletNodeName } from '../../metrics/kubelet';
import { type Expression } from '../../promql/expression';
import { type Matcher } from '../../promql/selector';
import { type KubeProxy } from '../kubeProxy';

/** `<error>` is no answer at all: refused, timeout, TLS, DNS (client-go rest/request.go). */
const failed: Matcher[] = [{ label: 'code', operator: '=~', value: '5..|429|<error>' }];

/** Expired credentials or missing permissions. */
export const rejected: Matcher[] = [{ label: 'code', operator: '=~', value: '401|403' }];

export const failedOrRejected: Matcher[] = [{ label: 'code', operator: '=~', value: '5..|429|<error>|401|403' }];

/** Long enough for some requests: a kube-proxy that only watches sends one in some minutes. */
const ratioWindow = '10m';
/** Without API server a kube-proxy asks six times a minute: that it has stopped is known at once. */
const recently = '2m';
/** Fewer failures than that within the window may be minutes apart. A restart of the API server gives 19. */
const manyFailures = 15;
/** Short enough for the success of before an outage not to count for long. */
const outageWindow = '3m';

/** Share of a target's requests that have that outcome. */
function shareOf(kubeProxy: KubeProxy, outcome: Matcher[], range: string): Expression {
  return kubeProxy
    .growthPerInstance(apiServerRequests, range, outcome)
    .dividedBy(kubeProxy.growthPerInstance(apiServerRequests, range));
}

/** Share of a target's requests that fail. */
export function shareOfFailed(kubeProxy: KubeProxy): Expression {
  return kubeProxy.recordedOr('api-errors', kubeProxy.perTarget, (raw) => shareOf(raw, failed, ratioWindow));
}

/** Targets of whose requests more than the share fail, and failures go on: often, or seldom and for long. */
export function keepsFailing(kubeProxy: KubeProxy, share: number): Expression {
  const failures = (range: string) => kubeProxy.growthPerInstance(apiServerRequests, range, failed);
  // One burst is in both windows for five minutes, which is less than the alert waits.
  const seldomAndForLong = failures(ratioWindow)
    .isBelow(manyFailures)
    .and(failures('15m').isAbove(failures('5m')));
  return shareOfFailed(kubeProxy)
    .isAbove(share)
    .and(failuresGoOn(kubeProxy).or(seldomAndForLong))
    .unless(runsEverything(kubeProxy), kubeProxy.perInstance);
}

/** Targets of which many requests fail, and failures go on: whatever their pattern, true where `keepsFailing` is. */
export function keepsFailingOften(kubeProxy: KubeProxy): Expression {
  return kubeProxy
    .growthPerInstance(apiServerRequests, ratioWindow, failed)
    .isAtLeast(manyFailures)
    .and(failuresGoOn(kubeProxy))
    .unless(runsEverything(kubeProxy), kubeProxy.perInstance);
}

/**
 * Targets of which a request failed recently, or some did in each of the three minutes before: an outage, which may
 * come back at once, and not a restart of the API server.
 */
function failuresGoOn(kubeProxy: KubeProxy): Expression {
  const failures = (offset: string) => kubeProxy.series(apiServerRequests, { matchers: failed, offset });
  const failedBetween = (from: string, until: string) =>
    failures(until).isAbove(failures(from)).aggregated('group', kubeProxy.perTarget);
  return happenedRecently(kubeProxy, failed).or(
    failedBetween('5m', '4m').and(failedBetween('4m', '3m')).and(failedBetween('3m', recently))
  );
}

/** Targets of whose requests before now more than the share have that outcome, and one had it recently. */
export function recentShareIsAbove(kubeProxy: KubeProxy, outcome: Matcher[], share: number): Expression {
  return shareOf(kubeProxy, outcome, outageWindow)
    .isAbove(share)
    .and(happenedRecently(kubeProxy, outcome))
    .unless(runsEverything(kubeProxy), kubeProxy.perInstance);
}

/** Targets of which a request had that outcome recently. */
function happenedRecently(kubeProxy: KubeProxy, outcome: Matcher[]): Expression {
  return kubeProxy.growthPerInstance(apiServerRequests, recently, outcome).isAbove(0);
}

/** Targets whose process runs every component of its node, as on k3s: nobody can tell which requests are kube-proxy's. */
export function runsEverything(kubeProxy: KubeProxy): Expression {
  return kubeProxy.series(kubeletNodeName);
}
