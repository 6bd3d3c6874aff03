import { up } from '../../metrics/process';
import { type Runbook } from '../signal';

export const coverageBelowExpectedRunbook: Runbook = {
  meaning:
    'The cluster should have more kube-proxies than Prometheus knows, and nobody can tell which nodes lack one: addresses of targets and nodes do not fit, or some nodes need none. What is expected is chosen under Configuration: automatically the number that the DaemonSet wants, else the nodes that are ready, not new and not virtual; or a fixed number.',
  impact:
    'Pods on a node without kube-proxy reach no Service at all, or an old set of endpoints if it had one before. If only the target is missing, that node is not watched.',
  diagnosis: [
    {
      text: 'How many does the DaemonSet want, and how many run?',
      commands: ['kubectl -n kube-system get daemonset kube-proxy'],
    },
    {
      text: 'Which nodes have none? On AKS, GKE and RKE2 the label of its Pods is component=kube-proxy.',
      commands: [
        'comm -23 <(kubectl get nodes -o name | cut -d/ -f2 | sort) <(kubectl -n kube-system get pods -l k8s-app=kube-proxy -o jsonpath=\'{range .items[*]}{.spec.nodeName}{"\\n"}{end}\' | sort)',
      ],
    },
    {
      text: 'If every node has a Pod, some Pods are not scraped. Compare with the targets that Prometheus has.',
      queries: [(kubeProxy) => kubeProxy.series(up).aggregated('group', [...kubeProxy.perCluster, 'instance'])],
    },
    {
      text: 'Why is there no Pod? Look at taints, the node selector and at events.',
      commands: [
        'kubectl describe node <node> | grep -A5 Taints',
        'kubectl -n kube-system get events --field-selector involvedObject.kind=DaemonSet',
      ],
    },
  ],
  causes: [
    {
      text: 'The DaemonSet does not tolerate a taint of the node.',
      link: 'https://github.com/kubernetes/kubernetes/issues/61470',
    },
    { text: 'The node is full of Pods, or its image cannot be pulled.' },
    { text: 'A selector of the scrape leaves out a node pool (Windows nodes have a DaemonSet of their own).' },
    {
      text: 'Virtual nodes (Fargate, virtual-kubelet) are counted and never run it: exclude their taint under Configuration.',
      link: 'https://github.com/aws/containers-roadmap/issues/1976',
    },
    { text: 'A fixed number was entered and the cluster was scaled since.' },
  ],
  mitigation: [
    {
      text: 'Let the DaemonSet tolerate every taint, as kubeadm’s does.',
      commands: [
        'kubectl -n kube-system patch daemonset kube-proxy --type=json -p \'[{"op":"add","path":"/spec/template/spec/tolerations","value":[{"operator":"Exists"}]}]\'',
      ],
    },
    { text: 'Keep Pods that need Services away until it runs.', commands: ['kubectl cordon <node>'] },
    { text: 'Add the missing pool to the scrape configuration.' },
  ],
  tuning:
    'Choose under Configuration how nodes are counted, how many may be missing (a number or a share of all), how young a node may be without being counted, and which taints exclude a node. Where nodes come and go, a tolerance of one node or 2 % keeps it quiet.',
};
