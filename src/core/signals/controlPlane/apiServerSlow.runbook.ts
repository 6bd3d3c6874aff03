import { apiServerRateLimiter, apiServerRequestDuration } from '../../metrics/apiServer';
import { slowestInstances } from '../runbookQueries';
import { kubernetesIssue, silentOnK3s } from '../runbookSteps';
import { type Runbook } from '../signal';

export const apiServerSlowRunbook: Runbook = {
  meaning:
    'The few requests that kube-proxies of the cluster send take longer on average than the threshold: five or more within 15 minutes, and those of the last 4 minutes. Watches are not measured, and a dead API server leaves no number at all: that is KubeProxyApiServerUnusable.',
  impact:
    'A kube-proxy that starts or lost its watch lists all Services and EndpointSlices first. As long as that takes, the node hears of no change.',
  diagnosis: [
    {
      text: 'Which nodes ask, and how long do they wait?',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, apiServerRequestDuration)],
    },
    {
      text: 'Do they wait for themselves? kube-proxy allows itself 5 requests a second.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, apiServerRateLimiter)],
    },
    {
      text: 'Is the API server slow for everybody, or its etcd?',
      commands: [
        'kubectl get --raw /metrics | grep -E "^(apiserver_current_inflight_requests|etcd_request_duration_seconds_sum)"',
        'kubectl get --raw "/readyz?verbose"',
      ],
    },
  ],
  causes: [
    { text: 'The API server or etcd is overloaded, often because all nodes list everything at once after an outage.' },
    {
      text: 'Endpoints that change often and are sent to every node: with 5,000 nodes, 8 such changes a second took all processor time of the API server.',
      link: kubernetesIssue(58050),
    },
    { text: 'Priority and fairness make kube-proxy wait.' },
    { text: 'The way from the nodes to the API server loses packets.' },
  ],
  mitigation: [
    { text: 'Find the client that asks most, and slow it down.' },
    { text: 'After an outage, let nodes come back in groups.' },
    { text: 'Give the API server and etcd more memory and faster disks.' },
  ],
  tuning: `Below a second is usual, a few seconds for lists in clusters of tens of thousands of Pods. ${silentOnK3s}`,
};
