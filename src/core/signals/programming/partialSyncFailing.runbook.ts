import { partialSyncDuration } from '../../metrics/programming';
import { iptablesPartialRestoreFailures } from '../../metrics/syncFailures';
import { findPod, inPod, kubernetesIssue, ownTools, readLog, restartPod, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const partialSyncFailingRunbook: Runbook = {
  meaning:
    'In iptables mode kube-proxy writes only what changed. These partial rounds fail again and again, and a full round follows each of them and succeeds.',
  impact:
    'Rules are right, but later than they could be, and every change costs a full sync: seconds of processor time on clusters with many Services.',
  diagnosis: [
    {
      text: 'How often within 10 minutes, and how many partial syncs were there?',
      queries: [
        (kubeProxy) => kubeProxy.growthPerInstance(iptablesPartialRestoreFailures, '10m'),
        (kubeProxy) => kubeProxy.histogram(partialSyncDuration, '10m', 'increase').observations(kubeProxy.perTarget),
      ],
    },
    findPod,
    {
      ...readLog,
      text: 'Read which line iptables-restore refuses: usually a chain that kube-proxy believes to be there.',
    },
    shellOnNode,
    ownTools,
    {
      text: 'Does something else remove chains or flush tables?',
      commands: [
        `${inPod('iptables-save -t nat')} | grep -c "^:KUBE-"`,
        'chroot /host journalctl --since=-1h | grep -iE "iptables|firewalld|nft"',
      ],
      modes: ['iptables'],
    },
  ],
  causes: [
    { text: 'A firewall manager or another agent flushes tables or deletes kube-proxy’s chains.' },
    {
      text: 'kube-proxy took a chain for there that was not (“Chain KUBE-SVC-… does not exist”), and Services lacked endpoints; seen with 1.26 and 1.27. Report the like with the log.',
      link: kubernetesIssue(121362),
    },
    { text: 'Another program holds the xtables lock.', link: kubernetesIssue(80061) },
  ],
  mitigation: [{ text: 'Stop what removes the chains, or exclude those that begin with KUBE-.' }, restartPod],
  tuning: 'One or two failures happen after somebody flushed the rules; a steady stream never should (KEP-3453).',
};
