import { findPod, readLog, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const restartingRunbook: Runbook = {
  meaning:
    'The start time of kube-proxy’s process changed more often within an hour than the threshold, and restarts go on: the last one is no longer ago than they are apart, or kube-proxy does not answer at this moment. New Pods count like restarts of the container.',
  impact:
    'Rules stay in place while kube-proxy is away, and each start programs all of them anew, which takes long on large clusters. Changes of Services are late or missing.',
  diagnosis: [
    findPod,
    readLog,
    shellOnNode,
    {
      text: 'Why did the last container end: an error, too little memory (OOMKilled), a failed probe, or was the Pod replaced?',
      commands: [
        "kubectl -n kube-system get pod <pod> -o jsonpath='{.status.containerStatuses[0].lastState.terminated}'",
        'kubectl -n kube-system get events --field-selector involvedObject.name=<pod>',
        'chroot /host dmesg -T | grep -i "out of memory"   # on the node',
      ],
    },
    {
      text: 'Does somebody change the ConfigMap or the DaemonSet again and again, such as a managed add-on and a tool that disagree?',
      commands: ['kubectl -n kube-system rollout history daemonset kube-proxy'],
    },
  ],
  causes: [
    {
      text: 'The node lacks what kube-proxy needs to start, such as the kernel module nf_conntrack on RHEL 10.',
      link: 'https://github.com/kubernetes/kops/issues/17915',
    },
    { text: 'nft or iptables fails its check at start.' },
    { text: 'A memory limit that the list of all endpoints does not fit in.' },
    { text: 'A liveness probe on /healthz: it is 503 on nodes that are being removed.' },
    { text: 'The configuration is invalid for the new version.' },
    { text: 'Two tools manage the DaemonSet.' },
  ],
  mitigation: [
    {
      text: 'Take the last change back.',
      commands: ['kubectl -n kube-system rollout undo daemonset kube-proxy'],
    },
    { text: 'Raise or remove the memory limit.' },
    { text: 'Probe /livez instead of /healthz.' },
  ],
  tuning:
    'A rollout is one restart a node. Raise the number where the DaemonSet is rolled more than three times within an hour. On k3s and similar it is the whole k3s process that restarts.',
};
