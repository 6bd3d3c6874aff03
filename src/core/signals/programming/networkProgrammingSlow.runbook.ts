import { networkProgramming, syncDuration } from '../../metrics/programming';
import { slowestInstances } from '../runbookQueries';
import { kubernetesIssue, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const networkProgrammingSlowRunbook: Runbook = {
  meaning:
    'kube-proxy measures the time from the change that triggered an EndpointSlice to the rules of its node. Over 4 minutes, more changes than the share took longer than the bound. Syncs that fail are never measured.',
  impact:
    'After a Pod goes away or becomes ready, connections go to the old endpoints for that long: timeouts and refused connections during every rollout.',
  diagnosis: [
    {
      text: 'One node or all? The dashboard Rule programming shows the slowest. One: see its syncs. All: the control plane.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, networkProgramming)],
    },
    {
      text: 'Are syncs slow too? Then it is the rules, not the way to the node.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, syncDuration)],
    },
    {
      text: 'Was there an outage of the API server? Changes that it kept back count with their whole age. Is it or the controller manager slow?',
      commands: [
        'kubectl get --raw /readyz?verbose',
        'kubectl -n kube-system logs -l component=kube-controller-manager --tail=50 | grep -i endpointslice',
      ],
    },
    shellOnNode,
    {
      text: 'Do clocks agree? The difference between the control plane and a node is part of the number.',
      commands: ['chroot /host chronyc tracking   # on the node, and on those of the control plane'],
    },
  ],
  causes: [
    { text: 'The API server, or its way to the nodes, is overloaded: watches are late.' },
    { text: 'The endpoint slice controller falls behind during large rollouts.' },
    { text: 'Syncs take long or minSyncPeriod is high.', link: kubernetesIssue(138073) },
    { text: 'Hourly full syncs of a large nftables ruleset.', link: kubernetesIssue(139513) },
    { text: 'A clock is wrong.' },
  ],
  mitigation: [
    { text: 'Relieve the API server: find the client that lists most, and look at priority and fairness.' },
    {
      text: 'Lower minSyncPeriod where it was raised, or raise it where syncs are the reason.',
      commands: ['kubectl -n kube-system edit configmap kube-proxy'],
    },
    { text: 'Give rollouts a grace: a preStop sleep longer than the usual latency keeps old Pods answering.' },
  ],
  tuning:
    'The bound must be one of the histogram’s buckets, because the alert reads that bucket and the count and nothing else. A few seconds are usual; clusters of thousands of nodes in iptables mode need 20 s and more.',
};
