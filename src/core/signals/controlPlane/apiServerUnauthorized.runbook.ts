import { findPod, kubernetesIssue, readLog, restartPod, shellOnNode, silentOnK3s } from '../runbookSteps';
import { type Runbook } from '../signal';
import { answersPerSecond } from './answers';
import { rejected } from './failedRequests';

export const apiServerUnauthorizedRunbook: Runbook = {
  meaning:
    'The API server answers requests of this kube-proxy with 401 (it does not know who asks) or 403 (it does and says no), and goes on doing so.',
  impact:
    'The node keeps its rules, but hears of no change: Services that change meanwhile go wrong on it. No staleness metric shows it.',
  diagnosis: [
    {
      text: '401 or 403, and on which nodes?',
      queries: [(kubeProxy) => answersPerSecond(kubeProxy, [...kubeProxy.perTarget, 'code'], rejected)],
    },
    findPod,
    { ...readLog, text: 'Read which resource is forbidden, or why the token is not accepted.' },
    {
      text: '403: what may kube-proxy do?',
      commands: [
        'kubectl auth can-i --list --as=system:serviceaccount:kube-system:kube-proxy',
        'kubectl get clusterrolebinding -o wide | grep -E "node-proxier|kube-proxy"',
      ],
    },
    shellOnNode,
    {
      text: '401: until when is its certificate or token good, and is the clock of the node right?',
      commands: [
        "kubectl -n kube-system get pod <pod> -o jsonpath='{.metadata.uid}'",
        "chroot /host sh -c 'cut -d. -f2 /var/lib/kubelet/pods/<uid>/volumes/kubernetes.io~projected/*/token | base64 -d'   # on the node",
        'chroot /host timedatectl   # on the node',
      ],
    },
  ],
  causes: [
    { text: 'A kubeconfig or client certificate on the node expired (static Pods, kOps, RKE2).' },
    {
      text: 'The token was good for an hour, and kube-proxy did not read the new one: every list ended with Unauthorized until a restart.',
      link: kubernetesIssue(77651),
    },
    { text: 'The clock of the node is wrong, so a fresh token is not yet or no longer good.' },
    { text: 'The ServiceAccount was deleted and made anew, and this Pod still has the old token.' },
    { text: 'A new kube-proxy asks for a resource that the old ClusterRole does not have, such as servicecidrs.' },
  ],
  mitigation: [
    restartPod,
    {
      text: 'Bind its ServiceAccount to system:node-proxier again.',
      commands: [
        'kubectl create clusterrolebinding kubeadm:node-proxier --clusterrole=system:node-proxier --serviceaccount=kube-system:kube-proxy',
      ],
    },
    { text: 'Renew the certificate in the kubeconfig of the node.', commands: ['kubeadm certs check-expiration'] },
  ],
  tuning: `A restart gives two rejections at times; fewer than that are not worth an alert. ${silentOnK3s}`,
};
