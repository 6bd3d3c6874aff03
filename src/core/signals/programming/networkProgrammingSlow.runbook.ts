import { networkProgramming, syncDuration } from '../../metrics/programming';
import { clocksAhead, slowestInstances } from '../runbookQueries';
import { kubernetesIssue, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const networkProgrammingSlowRunbook: Runbook = {
  meaning:
    'kube-proxy measures the time from the change that triggered an EndpointSlice to the rules of its node. Over 4 minutes, more changes than the share took longer than the bound. Both times are of different clocks: one that is wrong by more than the bound looks the same, though nothing is late. Syncs that fail are never measured.',
  impact:
    'After a Pod goes away or becomes ready, connections go to the old endpoints for that long: timeouts and refused connections during every rollout.',
  diagnosis: [
    {
      text: 'One node or all? These are the means of the slowest, as on the dashboard Rule programming. One far above the others: see its syncs and its clock. All: the control plane.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, networkProgramming)],
    },
    {
      text: 'Are syncs slow too? Then it is the rules, not the way to the node, nor its clock.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, syncDuration)],
    },
    {
      text: 'Is a clock ahead? These synced in the future, by so many seconds. One in 20 nodes is enough for the alert. Of none, and where Prometheus’ own clock is right, no clock of a busy node is ahead.',
      queries: [clocksAhead],
    },
    {
      text: 'Was there an outage of the API server? Changes that it kept back count with their whole age. Is it or the controller manager slow?',
      commands: [
        'kubectl get --raw "/readyz?verbose"',
        'kubectl -n kube-system logs -l component=kube-controller-manager --tail=50 | grep -i endpointslice',
      ],
    },
    shellOnNode,
    {
      text: 'Ask the clock itself, on the slowest node and on those of the control plane. The time of a Pod’s change is that of its own node: where all are slow at some changes, a node’s clock may be behind.',
      commands: [
        'chroot /host timedatectl          # System clock synchronized: yes',
        'chroot /host chronyc tracking     # System time: how far it is off; Leap status: Normal',
        'chroot /host chronyc sources -v   # whom it asks, and who answers',
      ],
    },
  ],
  causes: [
    { text: 'The API server, or its way to the nodes, is overloaded: watches are late.' },
    { text: 'The endpoint slice controller falls behind during large rollouts.' },
    { text: 'Syncs take long or minSyncPeriod is high.', link: kubernetesIssue(138073) },
    { text: 'Hourly full syncs of a large nftables ruleset.', link: kubernetesIssue(139513) },
    { text: 'The clock of one node is ahead by more than the bound, or that of one is behind whose Pods change.' },
  ],
  mitigation: [
    {
      text: 'Put a wrong clock right at once, and see why it was not kept right: a time server that is not reached, or a service that does not run.',
      commands: ['chroot /host chronyc makestep', 'chroot /host timedatectl set-ntp true'],
    },
    { text: 'Relieve the API server: find the client that lists most, and look at priority and fairness.' },
    {
      text: 'Lower minSyncPeriod where it was raised, or raise it where syncs are the reason.',
      commands: ['kubectl -n kube-system edit configmap kube-proxy'],
    },
    { text: 'Give rollouts a grace: a preStop sleep longer than the usual latency keeps old Pods answering.' },
  ],
  tuning:
    'The bound must be one of the histogram’s buckets, because the alert reads that bucket and the count and nothing else. A few seconds are usual; clusters of thousands of nodes in iptables mode need 20 s and more. The alert cannot tell a wrong clock from a slow node: watch clocks apart, as with the alert NodeClockNotSynchronising of node-exporter.',
};
