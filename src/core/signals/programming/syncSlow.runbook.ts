import { fullSyncDuration, syncDuration } from '../../metrics/programming';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { slowestInstances } from '../runbookQueries';
import { findPod, inPod, kubernetesIssue, ownTools, readLog, restartPod, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const syncSlowRunbook: Runbook = {
  meaning:
    'A round of programming rules takes longer on average, over 4 minutes and for one IP family, than the threshold; where no sync ended within 4 minutes, two or more of 15. Full and partial rounds, successful and failed ones, all count.',
  impact:
    'Changes of Services reach the node late: connections go to Pods that are gone, and new Pods get none, for as long as a sync takes.',
  diagnosis: [
    {
      text: 'Is it this node or all of them? All of them: the number of rules. One: its processor, its kernel or another program.',
      queries: [(kubeProxy) => slowestInstances(kubeProxy, syncDuration)],
    },
    {
      text: 'Are most syncs full ones? A full one follows every failure, so look for failures as well.',
      queries: [(kubeProxy) => shareOfFullSyncs(kubeProxy).prefixed('topk', '5')],
    },
    findPod,
    { ...readLog, text: 'Look for failed syncs and for “Waiting for xtables lock”.' },
    shellOnNode,
    ownTools,
    {
      text: 'How many rules are there, how long does it take to list them (the way to you included), and is the processor throttled?',
      commands: [
        `${inPod('iptables-save')} | wc -l`,
        `time ${inPod('iptables-save -t nat')} > /dev/null`,
        'kubectl -n kube-system top pod <pod>',
      ],
      modes: ['iptables'],
    },
    {
      text: 'How many rules are there, and how long does it take to list them (the way to you included)?',
      commands: [`time ${inPod('nft list table ip kube-proxy')} | wc -l`],
      modes: ['nftables'],
    },
    {
      text: 'How many virtual servers and set entries are there?',
      commands: ['ipvsadm -Ln | wc -l   # on the node', `${inPod('ipset list')} | wc -l`],
      modes: ['ipvs'],
    },
  ],
  causes: [
    {
      text: 'Very many endpoints in iptables mode: 3,595 Services with 212,000 endpoints took 17–21 s.',
      link: kubernetesIssue(138073),
    },
    { text: 'Full syncs of a large nftables ruleset, once an hour.', link: kubernetesIssue(139513) },
    { text: 'Another program holds the xtables lock.', link: kubernetesIssue(80061) },
    { text: 'The container has a CPU limit and is throttled.' },
    { text: 'Every sync is a full one because each fails.', link: kubernetesIssue(142068) },
  ],
  mitigation: [
    {
      text: 'Let more changes be taken over by one sync: raise minSyncPeriod, e.g. from 1 s to 10 s.',
      commands: [
        'kubectl -n kube-system edit configmap kube-proxy   # iptables.minSyncPeriod or nftables.minSyncPeriod',
        'kubectl -n kube-system rollout restart daemonset kube-proxy',
      ],
    },
    { text: 'Remove the CPU limit of kube-proxy.' },
    {
      text: 'In iptables mode with many Services, move to nftables mode (Kubernetes 1.33 or later).',
      modes: ['iptables'],
    },
    restartPod,
  ],
  tuning:
    'Below 1 s is usual on small clusters, a few seconds on large ones. Choose a warning well above what your nodes need, below the time that your clients wait for. The hourly full sync alone is too short to fire.',
};

function shareOfFullSyncs(kubeProxy: KubeProxy): Expression {
  const syncs = (family: typeof syncDuration) => kubeProxy.histogram(family, '10m').observations(kubeProxy.perTarget);
  return syncs(fullSyncDuration).dividedBy(syncs(syncDuration));
}
