import { up } from '../../metrics/process';
import { bindToNode, scrapeByHand } from '../runbookSteps';
import { type Runbook } from '../signal';

export const manyInstancesDownRunbook: Runbook = {
  meaning:
    'Prometheus knows these kube-proxies and cannot scrape them, more of them than the threshold allows, while others in the cluster answer. KubeProxyInstanceDown keeps quiet meanwhile.',
  impact:
    'Where kube-proxy is down, nodes keep their last rules and miss every change of a Service. A bad rollout often stops half-way in this state.',
  diagnosis: [
    {
      text: 'What do those that are down have in common: a node pool, a zone, a version?',
      queries: [(kubeProxy) => kubeProxy.series(up).equals(0)],
      commands: ['kubectl get nodes -o wide -L topology.kubernetes.io/zone'],
    },
    {
      text: 'Is a rollout going on, and do its Pods crash?',
      commands: [
        'kubectl -n kube-system rollout status daemonset kube-proxy --timeout=5s',
        'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide | grep -v Running',
      ],
    },
    scrapeByHand,
  ],
  causes: [
    { text: 'A rollout of kube-proxy, or of its ConfigMap, that does not start.' },
    {
      text: 'A new node image that lacks what kube-proxy needs to start, such as the kernel module nf_conntrack on RHEL 10, or on which nft crashes.',
      link: 'https://github.com/kubernetes/kops/issues/17915',
    },
    { text: 'New nodes come from a pool on which kube-proxy listens on 127.0.0.1 only.' },
    { text: 'A zone is cut off from Prometheus.' },
    {
      text: 'kube-proxies restarted while the API server was away: since Kubernetes 1.35 they wait without listening.',
    },
  ],
  mitigation: [
    {
      text: 'Take a bad rollout back.',
      commands: ['kubectl -n kube-system rollout undo daemonset kube-proxy'],
    },
    bindToNode,
  ],
  tuning:
    'Raise the share where whole pools are replaced at once, or lengthen the time before it fires. Below the least number of nodes each is named by KubeProxyInstanceDown. What ends KubeProxyDown or this alert by bringing back only some of the nodes begins the time before the next of them fires anew: look at Overview meanwhile, which does not wait.',
};
