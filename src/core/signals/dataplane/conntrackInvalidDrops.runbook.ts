import { shellOnNode, stuckConnections } from '../runbookSteps';
import { type Runbook } from '../signal';

export const conntrackInvalidDropsRunbook: Runbook = {
  meaning:
    'In iptables mode kube-proxy drops packets that the kernel’s connection tracking calls INVALID, to keep it from sending them on with the wrong address. More of them are dropped than the threshold.',
  impact: 'A few are normal. Many mean that connections through Services hang, are reset, or lose speed.',
  diagnosis: [
    shellOnNode,
    {
      text: 'Is the connection tracking table full, or does it drop?',
      commands: ['sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max', 'conntrack -S | head'],
    },
    {
      text: 'Which packets are they? Log those of TCP for a minute, and put the setting back to what it was, which is usually 0.',
      commands: [
        'sysctl net.netfilter.nf_conntrack_log_invalid',
        'sysctl -w net.netfilter.nf_conntrack_log_invalid=6',
        'timeout 60 chroot /host dmesg -w | grep -i nf_ct',
        'sysctl -w net.netfilter.nf_conntrack_log_invalid=0',
      ],
      modes: ['iptables'],
    },
    stuckConnections,
  ],
  causes: [
    { text: 'Packets take another way back than there (asymmetric routing).' },
    { text: 'The table is full, so packets of known connections look invalid.' },
    {
      text: 'TCP windows out of range after segmentation offload or over lossy links.',
      link: 'https://github.com/kubernetes/kubernetes/issues/74839',
    },
  ],
  mitigation: [
    { text: 'Raise conntrack.maxPerCore in kube-proxy’s configuration when the table is full.' },
    { text: 'Set conntrack.tcpBeLiberal (Kubernetes 1.29): then the rule is not there, and nothing is dropped.' },
    { text: 'Make routes symmetric.' },
  ],
  tuning: 'Off by default: what is normal depends on the traffic. Choose a number well above your usual rate.',
};
