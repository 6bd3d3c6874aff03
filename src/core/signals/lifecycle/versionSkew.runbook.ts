import { buildInfo } from '../../metrics/selfDescription';
import { type Runbook } from '../signal';

export const versionSkewRunbook: Runbook = {
  meaning:
    'kube-proxies of the cluster have said more than one version (git_version) all the time for six hours, and those of the rarest one got neither fewer nor more within an hour, as they do while an upgrade goes on.',
  impact:
    'Nothing breaks at once: kube-proxy may be up to three minor versions older than the API server. But metrics, defaults and defects differ from node to node, and a node that was left behind stays so.',
  diagnosis: [
    {
      text: 'Which versions are there, and on which nodes?',
      queries: [
        (kubeProxy) => kubeProxy.series(buildInfo).aggregated('count', [...kubeProxy.perCluster, 'git_version']),
      ],
      commands: [
        'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o custom-columns=NODE:.spec.nodeName,IMAGE:.spec.containers[0].image',
      ],
    },
    {
      text: 'Has the rollout come to a halt?',
      commands: [
        'kubectl -n kube-system rollout status daemonset kube-proxy --timeout=5s',
        "kubectl -n kube-system get daemonset kube-proxy -o jsonpath='{.spec.updateStrategy}'",
      ],
    },
  ],
  causes: [
    { text: 'The update strategy is OnDelete, and some Pods were never deleted.' },
    { text: 'Static Pods (kOps, RKE2, GKE) change with their node, and a node was not replaced.' },
    { text: 'A rollout waits for a node that is not ready.' },
    {
      text: 'The upgrade tool did not write the new version into the DaemonSet, so that old kube-proxies went on on new nodes.',
      link: 'https://github.com/Azure/aks-engine/issues/1817',
    },
    { text: 'A managed add-on was upgraded in some node pools only.' },
  ],
  mitigation: [
    {
      text: 'Finish the rollout.',
      commands: ['kubectl -n kube-system rollout restart daemonset kube-proxy'],
    },
    { text: 'Replace nodes that bring kube-proxy as a static Pod.' },
  ],
  tuning: 'Lengthen the time where upgrades take days, or switch it off where pools are meant to differ.',
};
