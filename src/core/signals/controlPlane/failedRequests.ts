import { apiServerRequests } from '../../metrics/apiServer';
import { kubeletNodeName } from '../../metrics/kubelet';
import { type Expression } from '../../promql/expression';
import { type Matcher } from '../../promql/selector';
import { type KubeProxy } from '../kubeProxy';

/** `<error>` is no answer at all: refused, timeout, TLS, DNS (client-go rest/request.go). */
export const failed: Matcher[] = [{ label: 'code', operator: '=~', value: '5..|429|<error>' }];

/** Expired credentials or missing permissions. */
export const rejected: Matcher[] = [{ label: 'code', operator: '=~', value: '401|403' }];

export const failedOrRejected: Matcher[] = [{ label: 'code', operator: '=~', value: '5..|429|<error>|401|403' }];

const ratioWindow = '5m';
/** Counted requests are rare, so one burst would hold the ratio up for the whole window: errors must also be recent. */
const recently = '3m';

/** Share of a target's requests that end so. */
export function shareOf(kubeProxy: KubeProxy, outcome: Matcher[]): Expression {
  return kubeProxy
    .growthPerInstance(apiServerRequests, ratioWindow, outcome)
    .dividedBy(kubeProxy.growthPerInstance(apiServerRequests, ratioWindow));
}

/** Share of a target's requests that fail. */
export function shareOfFailed(kubeProxy: KubeProxy): Expression {
  return kubeProxy.recordedOr('api-errors', kubeProxy.perInstance, (raw) => shareOf(raw, failed));
}

/** Targets of whose requests more than the share end so, and of which one did a moment ago. */
export function keepsEnding(kubeProxy: KubeProxy, outcome: Matcher[], share: number): Expression {
  return (outcome === failed ? shareOfFailed(kubeProxy) : shareOf(kubeProxy, outcome))
    .isAbove(share)
    .and(kubeProxy.growthPerInstance(apiServerRequests, recently, outcome).isAbove(0))
    .unless(runsEverything(kubeProxy), kubeProxy.perTarget);
}

/** Targets whose process runs every component of its node, as on k3s: nobody can tell which requests are kube-proxy's. */
export function runsEverything(kubeProxy: KubeProxy): Expression {
  return kubeProxy.series(kubeletNodeName);
}
