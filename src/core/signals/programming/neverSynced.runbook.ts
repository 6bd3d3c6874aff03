import {
  askApiServer,
  askOnNode,
  compareRules,
  evacuate,
  findApiServer,
  findPod,
  inPod,
  kubernetesIssue,
  ownTools,
  readLog,
  restartPod,
} from '../runbookSteps';
import { type Runbook } from '../signal';

export const neverSyncedRunbook: Runbook = {
  meaning:
    'For longer than the threshold, kube-proxy has not programmed the rules of at least one IP family a single time since it started. It may have been restarted meanwhile, as by a liveness probe. It answers, its Pod is Ready, and stale rules cannot be told, because there is no last success to compare with.',
  impact:
    'A new node has no Service rules: Pods on it reach no Service, DNS included. A restarted one has the rules of the process before.',
  diagnosis: [
    findPod,
    { ...readLog, text: 'Read the log from the start: it says which tool fails, or that Services cannot be listed.' },
    askOnNode,
    findApiServer,
    {
      text: 'Can it reach the API server? Without one, 1.28 answers for ever and livez says 200; 1.35 does not listen at all.',
      commands: ['kubectl get --raw "/readyz?verbose"', askApiServer],
    },
    ownTools,
    {
      text: 'Do the tools work at all on this node?',
      commands: [
        `${inPod('iptables -t nat -nL KUBE-SERVICES')} | head -3`,
        `${inPod('ip6tables -t nat -nL KUBE-SERVICES')} | head -3`,
      ],
      modes: ['iptables', 'ipvs'],
    },
    {
      text: 'Do the tools work at all on this node? nft may also stumble over what others wrote with a newer one.',
      commands: [
        `${inPod('nft list table ip kube-proxy')} | head -3`,
        `${inPod('nft list ruleset')} | tail -3   # those of others, too`,
        'uname -r   # on the node',
      ],
      modes: ['nftables'],
    },
    ...compareRules,
  ],
  causes: [
    {
      text: 'nft ends with a segmentation fault in every sync (EKS 1.36 on Bottlerocket).',
      link: kubernetesIssue(140898),
    },
    {
      text: 'Another program wrote sets with a newer nft, and that of kube-proxy’s image crashed when it listed them.',
      link: kubernetesIssue(136786),
    },
    { text: 'The kernel lacks the nfacct match, so that all syncs fail.', link: kubernetesIssue(142068) },
    { text: 'ip6tables does not work on the node, and the IPv6 half never succeeds.' },
    { text: 'The API server could not be reached since the start (seen with 1.28).' },
  ],
  mitigation: [
    { text: 'Roll back the node image or the kube-proxy version, or load the missing kernel module.' },
    {
      text: 'In nftables mode, iptables mode may work meanwhile: set mode in its ConfigMap and restart.',
      commands: [
        'kubectl -n kube-system edit configmap kube-proxy   # mode: iptables',
        'kubectl -n kube-system rollout restart daemonset kube-proxy',
      ],
      modes: ['nftables'],
    },
    restartPod,
    evacuate,
  ],
  tuning:
    'Raise it for more than about 20,000 Services in nftables mode: the first sync is a full one and can take minutes.',
};
