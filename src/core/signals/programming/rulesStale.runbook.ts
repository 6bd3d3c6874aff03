import {
  askOnNode,
  compareRules,
  evacuate,
  findPod,
  inPod,
  kubernetesIssue,
  ownTools,
  readLog,
  restartPod,
  stuckConnections,
} from '../runbookSteps';
import { type Runbook } from '../signal';

export const rulesStaleRunbook: Runbook = {
  meaning:
    'A change of a Service or of its endpoints was queued on this node longer ago than the threshold, and no sync has succeeded since. It does not mean that the last sync is long ago: on a quiet cluster an hour between two syncs is normal.',
  impact:
    'Services that changed since the last success send connections from this node to Pods that are gone, or to none. Pods and the node stay Ready; nothing else shows it.',
  diagnosis: [
    findPod,
    { ...readLog, text: 'Read why the sync fails: the output of iptables-restore or nft is in the log.' },
    askOnNode,
    ownTools,
    {
      text: 'In iptables mode, try a restore by hand, and see who holds the lock.',
      commands: [
        `${inPod('iptables-save -t nat')} | kubectl -n kube-system exec -i <pod> -- iptables-restore -w 5 --test`,
        'chroot /host fuser -v /run/xtables.lock',
        'chroot /host lsmod | grep -E "nfnetlink_acct|xt_nfacct"',
      ],
      modes: ['iptables'],
    },
    {
      text: 'In nftables mode, see whether nft can list what kube-proxy and what others wrote.',
      commands: [
        `${inPod('nft list table ip kube-proxy')} | wc -l`,
        `${inPod('nft list ruleset')} | tail -3`,
        'chroot /host dmesg | grep -i nft | tail',
      ],
      modes: ['nftables'],
    },
    {
      text: 'In ipvs mode failures are only in the log; check the tables and the kernel modules.',
      commands: ['ipvsadm -Ln | head   # on the node', 'chroot /host lsmod | grep ip_vs'],
      modes: ['ipvs'],
    },
    ...compareRules,
  ],
  causes: [
    { text: 'The kernel lacks the nfacct match and every iptables-restore fails.', link: kubernetesIssue(142068) },
    {
      text: 'Another program (a CNI, a firewall, a security agent) holds the xtables lock or writes rules all the time.',
      link: kubernetesIssue(80061),
    },
    {
      text: 'iptables-restore refused a line on 23 of 113 nodes after 800 Pods had been replaced at once; 160 of them could not be reached.',
      link: kubernetesIssue(71706),
    },
    { text: 'nft crashes on the ruleset of the node.', link: kubernetesIssue(140898) },
    {
      text: 'A full sync of a very large nftables ruleset takes minutes: 16 with 44,000 Services.',
      link: kubernetesIssue(139513),
    },
  ],
  mitigation: [
    restartPod,
    {
      text: 'If it fails again, free the lock, load the missing kernel module, or roll back the node image or the kube-proxy version.',
      commands: ['chroot /host modprobe -a xt_nfacct nfnetlink_acct   # on the node'],
    },
    stuckConnections,
    evacuate,
  ],
  tuning:
    '60 s is kube-proxy’s own health timeout (twice its syncPeriod). Raise it where a sync takes longer, and keep it above two scrape intervals. Up to Kubernetes 1.32 both IP families share one timestamp: while one works, a failing other one is not seen here.',
};
