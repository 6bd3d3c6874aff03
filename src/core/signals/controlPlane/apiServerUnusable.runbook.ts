import { askApiServer, findApiServer, kubernetesIssue, shellOnNode, silentOnK3s } from '../runbookSteps';
import { type Runbook } from '../signal';
import { answersPerSecond } from './answers';

export const apiServerUnusableRunbook: Runbook = {
  meaning:
    'Requests of most kube-proxies of the cluster end with an error of the API server again and again (5xx, 429, no answer at all; 15 or more in 10 minutes), or nearly all are rejected (401, 403). It may be up for up to three minutes in between. The alerts about single nodes keep quiet meanwhile.',
  impact:
    'Nodes keep their rules and work, but changes of Services reach them late or not at all: Pods that move are lost to their clients. No staleness metric shows it, because nothing is queued. Since Kubernetes 1.35 a kube-proxy that restarts now does not even listen.',
  diagnosis: [
    {
      text: 'Which answers do they get?',
      queries: [(kubeProxy) => answersPerSecond(kubeProxy, [...kubeProxy.perCluster, 'code'])],
    },
    shellOnNode,
    findApiServer,
    {
      text: '<error>: is the API server there, and the load balancer before it? Does it restart again and again?',
      commands: [askApiServer, 'kubectl -n kube-system get pods -l component=kube-apiserver   # RESTARTS'],
    },
    {
      text: '401 or 403: are its permissions and its ServiceAccount there, and does the API server accept its tokens?',
      commands: [
        'kubectl get clusterrolebinding | grep node-proxier',
        'kubectl auth can-i watch endpointslices.discovery.k8s.io --as=system:serviceaccount:kube-system:kube-proxy',
      ],
    },
    {
      text: '429 or 5xx: is it overloaded?',
      commands: ['kubectl get --raw /metrics | grep -E "^apiserver_flowcontrol_rejected_requests_total"'],
    },
  ],
  causes: [
    { text: 'The API server, etcd, or the load balancer before it is down for longer than a restart.' },
    {
      text: 'The API server is in a crash loop, and up for a minute or two each time: etcd, memory, its liveness probe.',
    },
    {
      text: 'Every watch is refused at the API server’s address, while the Pods of kube-proxy are shown as running.',
      link: kubernetesIssue(88999),
    },
    { text: 'The address of the API server changed, or a certificate expired.' },
    { text: 'The key that signs ServiceAccount tokens was replaced, or the binding of system:node-proxier deleted.' },
    { text: 'A network policy, a security group or a route changed for all nodes.' },
  ],
  mitigation: [
    {
      text: 'Bring the API server or the way to it back. kube-proxies notice within about 70 s, and this alert ends within 5 minutes.',
    },
    {
      text: 'After credentials were put right, restart kube-proxy where it does not recover by itself.',
      commands: ['kubectl -n kube-system rollout restart daemonset kube-proxy'],
    },
    { text: 'Do not restart kube-proxies before the API server answers.' },
  ],
  tuning: `Restarts of the API server of a few minutes do not fire. ${silentOnK3s}`,
};
