import { askOnNode, kubernetesIssue } from '../runbookSteps';
import { type Runbook } from '../signal';

export const mixedModesRunbook: Runbook = {
  meaning:
    'The metrics of the cluster’s kube-proxies look like more than one proxy mode, for six hours. The mode is in no metric: iptables mode is told by its rule counts, nftables mode by full syncs without them, ipvs by neither.',
  impact:
    'Services work in each mode, with differences that surprise: NodePorts on 127.0.0.1, session affinity, packets that are dropped or rejected, speed with many Services. Left-over rules of the old mode may stay on a node.',
  diagnosis: [
    askOnNode,
    {
      text: 'What does the configuration say, and since when?',
      commands: [
        'kubectl -n kube-system get configmap kube-proxy -o yaml | grep "mode:"',
        'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide --sort-by=.status.startTime',
      ],
    },
    {
      text: 'Are rules of the other mode left on the node?',
      commands: ['iptables-save | grep -c KUBE-', 'nft list tables | grep kube-proxy', 'ipvsadm -Ln | head'],
    },
  ],
  causes: [
    { text: 'The mode was changed in the ConfigMap and not every Pod was restarted.' },
    {
      text: 'A mode that a node’s kernel cannot do: kube-proxy refuses to start or, before 1.30, falls back to iptables.',
    },
    {
      text: 'ipvs is built into the kernel of some nodes rather than a module: an old kube-proxy (1.10) did not see it there and used iptables.',
      link: kubernetesIssue(63801),
    },
    { text: 'Node pools have configurations of their own.' },
  ],
  mitigation: [
    { text: 'Restart all.', commands: ['kubectl -n kube-system rollout restart daemonset kube-proxy'] },
    {
      text: 'Remove rules that the old mode left: restart the node, or let kube-proxy clean up while it does not run.',
      commands: ['kube-proxy --cleanup   # on the node'],
    },
  ],
  tuning: 'Lengthen the time where a migration takes days, or switch it off where pools are meant to differ.',
};
