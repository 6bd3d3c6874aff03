import { apiServerRequests } from '../../metrics/apiServer';
import { type Matcher } from '../../promql/selector';
import { type KubeProxy } from '../kubeProxy';
import { defineSignal } from '../signal';

/** `<error>` is no answer at all: refused, timeout, TLS, DNS (client-go rest/request.go). */
const failed: Matcher[] = [{ label: 'code', operator: '=~', value: '5..|429|<error>' }];

const ratioWindow = '5m';
/** Counted requests are rare, so one burst would hold the ratio up for the whole window: errors must also be recent. */
const recently = '3m';

/** Requests of kube-proxy to the API server keep failing: the node hears of no changes. */
export const apiServerErrors = defineSignal({
  id: 'api-server-errors',
  alert: 'KubeProxyApiServerErrors',
  group: 'control-plane',
  golden: 'errors',
  scope: 'node',
  title: 'API server errors',
  explanation:
    'Share of kube-proxy’s requests to the API server that fail (5xx, 429 or no answer) while errors go on. Above it, the node may hear of no changes.',
  parameters: [
    {
      id: 'threshold',
      label: 'Failed requests',
      unit: 'ratio',
      defaults: { warning: 0.1 },
      min: 0,
      max: 1,
      excludesMax: true,
      maxReason: 'A share of all requests is never above 100 %.',
    },
  ],
  levels: [{ severity: 'warning', for: '10m' }],
  value: (kubeProxy) => ratio(kubeProxy).or(kubeProxy.reached().times(0)),
  valueUnit: 'ratio',
  line: 'threshold',
  firing: (kubeProxy, { threshold = 0.1 }) =>
    ratio(kubeProxy)
      .isAbove(threshold)
      .and(kubeProxy.increasePerInstance(apiServerRequests, recently, failed).isAbove(0)),
  causedBy: ['instance-down'],
  requires: { families: [apiServerRequests] },
  message: {
    summary: 'kube-proxy on {node} gets errors from the API server',
    description:
      '{value} of the requests of kube-proxy on {node}{inCluster} to the API server fail, above {threshold}. While it lasts, changes of Services do not reach this node.',
    valueUnit: 'ratio',
  },
  runbook: {
    meaning: 'Requests to the API server fail, and go on failing.',
    impact: 'The node keeps working rules but learns of no change; no staleness metric shows it.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});

function ratio(kubeProxy: KubeProxy) {
  return kubeProxy
    .ratePerInstance(apiServerRequests, ratioWindow, failed)
    .dividedBy(kubeProxy.ratePerInstance(apiServerRequests, ratioWindow));
}
