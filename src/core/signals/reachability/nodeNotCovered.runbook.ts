import { up } from '../../metrics/process';
import { bindToNode, evacuate, findPod } from '../runbookSteps';
import { type Runbook } from '../signal';

export const nodeNotCoveredRunbook: Runbook = {
  meaning:
    'kube-state-metrics knows the node: it is ready, older than the grace period and carries none of the excluded taints. Prometheus has no target with its name or address, though those of the other nodes fit.',
  impact:
    'Pods on the node reach no Service at all, or an old set of endpoints if kube-proxy ran before. If only the target is missing, the node works and is not watched.',
  diagnosis: [
    findPod,
    {
      text: 'There is no Pod: look at taints, the node selector and at events.',
      commands: [
        'kubectl describe node <node> | grep -A5 Taints',
        'kubectl -n kube-system describe daemonset kube-proxy | tail -20',
        'kubectl -n kube-system get events --field-selector involvedObject.kind=DaemonSet',
      ],
    },
    {
      text: 'There is a Pod: then its target is missing. Compare with the targets that Prometheus has.',
      queries: [(kubeProxy) => kubeProxy.series(up).aggregated('group', [...kubeProxy.perCluster, 'instance'])],
    },
  ],
  causes: [
    {
      text: 'The DaemonSet does not tolerate a taint of the node.',
      link: 'https://github.com/kubernetes/kubernetes/issues/61470',
    },
    { text: 'The node is full of Pods, or the image of kube-proxy cannot be pulled.' },
    { text: 'A selector of the scrape leaves out a node pool; Windows nodes have a DaemonSet of their own.' },
    {
      text: 'A virtual node (Fargate, virtual-kubelet) never runs it: exclude its taint under Configuration.',
      link: 'https://github.com/aws/containers-roadmap/issues/1976',
    },
  ],
  mitigation: [
    {
      text: 'Let the DaemonSet tolerate every taint, as kubeadm’s does.',
      commands: [
        'kubectl -n kube-system patch daemonset kube-proxy --type=json -p \'[{"op":"add","path":"/spec/template/spec/tolerations","value":[{"operator":"Exists"}]}]\'',
      ],
    },
    evacuate,
    bindToNode,
  ],
  tuning:
    'Under Configuration: how nodes are counted, how many may be missing, how young a node may be, and which taints exclude it. Where more nodes have no target than are missing, nobody can say which, and KubeProxyCoverageBelowExpected tells the number instead.',
};
