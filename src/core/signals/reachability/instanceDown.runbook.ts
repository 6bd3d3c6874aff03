import { askOnNode, bindToNode, findPod, readLog, restartPod, scrapeByHand } from '../runbookSteps';
import { type Runbook } from '../signal';

export const instanceDownRunbook: Runbook = {
  meaning: 'Prometheus knows the kube-proxy of this node and cannot scrape it, while others in the cluster answer.',
  impact:
    'While kube-proxy is down the node keeps its last rules; every later change of a Service is missed there, and Pods on the node still look healthy.',
  diagnosis: [
    { text: 'Is the node itself there and ready?', commands: ['kubectl get node <node> -o wide'] },
    findPod,
    readLog,
    scrapeByHand,
    {
      ...askOnNode,
      text: 'Does it answer on the node itself? Then the way from Prometheus is blocked: a firewall, a security group, or the loopback address.',
    },
  ],
  causes: [
    { text: 'One node was made from another image or pool, on which kube-proxy listens on 127.0.0.1 only.' },
    {
      text: 'kube-proxy ends at its start: the kernel module nf_conntrack was not loaded, as on RHEL 10.',
      link: 'https://github.com/kubernetes/kops/issues/17915',
    },
    { text: 'kube-proxy ends at its start: nft or iptables fails its check.' },
    {
      text: 'kube-proxy restarted while the node could not reach the API server: since Kubernetes 1.35 it waits for its Node without listening.',
    },
    { text: 'A host firewall allows 10249 from some nodes only.' },
  ],
  mitigation: [
    restartPod,
    bindToNode,
    {
      text: 'If the node is gone for good, delete it: its target vanishes with it.',
      commands: ['kubectl delete node <node>'],
    },
  ],
  tuning:
    'Lengthen the time before it fires where nodes are replaced often. Fewer targets than nodes, without a failing scrape, is KubeProxyCoverageBelowExpected. A target that answers now and then, be it one scrape in ten minutes, is not told: that is most often a crash loop, which KubeProxyRestarting tells.',
};
