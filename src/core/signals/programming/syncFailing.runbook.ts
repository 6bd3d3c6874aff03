import { iptablesRestoreFailures, nftablesSyncFailures } from '../../metrics/syncFailures';
import {
  askOnNode,
  compareRules,
  findPod,
  inPod,
  kubernetesIssue,
  ownTools,
  readLog,
  restartPod,
} from '../runbookSteps';
import { type Runbook } from '../signal';

export const syncFailingRunbook: Runbook = {
  meaning:
    'iptables-restore or the nft transaction fails again and again. Either some rounds succeed, or, up to Kubernetes 1.32, the other IP family succeeds and hides the one that fails: both write the same timestamps there.',
  impact:
    'Changes of Services arrive late, or, for one IP family, not at all while every other number looks healthy. Every failure makes the next sync a full one, which costs processor time.',
  diagnosis: [
    {
      text: 'Since when, and which IP family? Before Kubernetes 1.33 the series has no family.',
      queries: [
        (kubeProxy) => kubeProxy.series(iptablesRestoreFailures),
        (kubeProxy) => kubeProxy.series(nftablesSyncFailures),
      ],
    },
    findPod,
    {
      ...readLog,
      text: 'Read what iptables-restore or nft says: the failing line, a missing match, the xtables lock.',
    },
    askOnNode,
    ownTools,
    ...compareRules,
    {
      text: 'Who else writes rules, and do both iptables variants hold some?',
      commands: [
        'chroot /host iptables-legacy-save | wc -l',
        'chroot /host iptables-nft-save | wc -l',
        'chroot /host fuser -v /run/xtables.lock',
      ],
      modes: ['iptables', 'ipvs'],
    },
  ],
  causes: [
    { text: 'Another program holds the xtables lock.', link: kubernetesIssue(80061) },
    { text: 'A kernel module is missing, such as the nfacct match.', link: kubernetesIssue(142068) },
    {
      text: 'Only one IP family fails, and up to Kubernetes 1.32 the healthy one refreshes the shared timestamp.',
      link: kubernetesIssue(116486),
    },
    { text: 'nft crashes on a transaction.', link: kubernetesIssue(140898) },
  ],
  mitigation: [
    restartPod,
    {
      text: 'Load the missing kernel module, or take the update back: of the kernel, of what else writes rules on the host, or of kube-proxy, in whose image its iptables and nft are.',
      commands: [
        'chroot /host modprobe -a xt_nfacct nf_tables   # on the node',
        'uname -r; chroot /host iptables --version; chroot /host nft --version   # on the node',
        `${inPod('iptables --version')}; ${inPod('nft --version')}`,
      ],
    },
    { text: 'Let other programs wait for the lock (iptables -w), or stop the one that holds it.' },
  ],
  tuning:
    'A single failure that is made good by the next sync does not fire. Raise the number where another program holds the lock now and then and nobody can change it.',
};
