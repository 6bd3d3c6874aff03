import { askOnNode, inPod, kubernetesIssue, ownTools } from '../runbookSteps';
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
    ownTools,
    {
      text: 'Are rules of another mode left on the node? The kubelet has a few KUBE- chains of its own in every mode.',
      commands: [
        `${inPod('iptables-save -t nat')} | grep -c KUBE-SVC-`,
        `${inPod('nft list table ip kube-proxy')} | head -3`,
        'ipvsadm -Ln | head   # on the node',
      ],
    },
  ],
  causes: [
    { text: 'The mode was changed in the ConfigMap and not every Pod was restarted.' },
    {
      text: 'A mode that a node’s kernel cannot do: kube-proxy ends with an error or, before Kubernetes 1.26, worked in iptables mode instead.',
      link: kubernetesIssue(111806),
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
      text: 'Remove rules that the old mode left: restart the node, or let kube-proxy clean up. That takes away the rules of every mode, so no Service works on the node until kube-proxy has been restarted; drain the node first where that matters. Between iptables or ipvs and nftables mode kube-proxy cleans up by itself at its start.',
      commands: [inPod('kube-proxy --cleanup'), 'kubectl -n kube-system delete pod <pod>   # at once'],
    },
  ],
  tuning: 'Lengthen the time where a migration takes days, or switch it off where pools are meant to differ.',
};
