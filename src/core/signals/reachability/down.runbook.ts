import { bindToNode, kubernetesIssue, readLog, scrapeByHand } from '../runbookSteps';
import { type Runbook } from '../signal';

export const downRunbook: Runbook = {
  meaning:
    'Prometheus reaches not one kube-proxy of the cluster: every scrape fails, or the targets are gone. The cluster is expected because it is listed under Configuration or because it had kube-proxy within the last day.',
  impact:
    'If the processes are really down, nodes keep their last rules and every later change of a Service is missed: connections go to Pods that are gone. If only the scrape is broken, Services work and nobody watches them.',
  diagnosis: [
    {
      text: 'Do the Pods run? If they do, only the scrape is broken.',
      commands: [
        'kubectl -n kube-system get daemonset kube-proxy',
        'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide',
      ],
    },
    scrapeByHand,
    {
      text: 'Are the targets gone rather than failing? Then discovery changed: a label selector, a Service or a monitor that was deleted.',
      commands: [
        'kubectl get servicemonitors,podmonitors -A | grep -i kube-proxy',
        'kubectl -n kube-system get endpointslices | grep kube-proxy',
      ],
    },
    readLog,
    {
      text: 'Was kube-proxy replaced on purpose? Then say so under Configuration (below).',
      commands: ['kubectl -n kube-system get daemonsets'],
    },
  ],
  causes: [
    {
      text: 'kube-proxy listens on 127.0.0.1 only, as it does by default; often after an update that put its ConfigMap back.',
      link: kubernetesIssue(53754),
    },
    {
      text: 'The cluster has moved to Cilium or another replacement.',
      link: 'https://github.com/kubernetes-monitoring/kubernetes-mixin/issues/664',
    },
    {
      text: 'The Service or label selector of the scrape does not match any Pod.',
      link: 'https://github.com/prometheus-community/helm-charts/issues/977',
    },
    {
      text: 'After an update of the node image kube-proxy ends at its start on every node: a kernel module is missing (nf_conntrack on RHEL 10), or nft or iptables crashes.',
      link: 'https://github.com/kubernetes/kops/issues/17915',
    },
    {
      text: 'Since Kubernetes 1.35 kube-proxy does not listen before it has read its Node: the API server was away when all of them restarted.',
    },
  ],
  mitigation: [
    bindToNode,
    {
      text: 'If the Pods crash, roll back what changed last: the node image, the kube-proxy version or its configuration.',
      commands: ['kubectl -n kube-system rollout undo daemonset kube-proxy'],
    },
    {
      text: 'If the cluster has no kube-proxy any more, mark it so under Configuration and apply: all its alerts end.',
    },
  ],
  tuning:
    'Clusters that are listed under Configuration keep alerting while they are gone. Others are forgotten after at most a day; a cluster that was deleted, or whose cluster label was renamed, alerts until then, so silence it. Only the time before it fires can be changed.',
};
