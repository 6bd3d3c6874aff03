import { askOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const ipvsModeDeprecatedRunbook: Runbook = {
  meaning:
    'These kube-proxies have synced and show neither the signs of iptables nor of nftables mode, nor are they on Windows: that is ipvs mode. A list of metrics to keep that drops those signs looks alike; /proxyMode on the node knows.',
  impact:
    'None today. Kubernetes warns since 1.35, has the gate KubeProxyIPVS since 1.37, plans to switch it off by default in 1.40 and to remove the mode in 1.43. ipvs mode also tells least about its failures: they are only in the log.',
  diagnosis: [
    askOnNode,
    {
      text: 'What does the configuration say?',
      commands: ['kubectl -n kube-system get configmap kube-proxy -o yaml | grep -A12 -E "mode:|ipvs:"'],
    },
    {
      text: 'Is every kernel new enough for nftables mode (5.13), and what uses ipvs schedulers?',
      commands: ['kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion'],
    },
  ],
  causes: [
    {
      text: 'ipvs was chosen for clusters with many Services, before nftables mode was there.',
      link: 'https://github.com/kubernetes/enhancements/issues/5495',
    },
    { text: 'A distribution’s default.' },
  ],
  mitigation: [
    {
      text: 'Move to nftables mode on Kubernetes 1.33 or later: one pool first, then all. NodePorts are then on the node’s primary addresses only.',
      commands: [
        'kubectl -n kube-system edit configmap kube-proxy   # mode: nftables',
        'kubectl -n kube-system rollout restart daemonset kube-proxy',
        'ipvsadm -Ln   # on a node, after it: must be empty, else restart the node',
      ],
    },
  ],
  tuning: 'Switch it off once the move is planned.',
};
