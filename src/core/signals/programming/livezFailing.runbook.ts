import { askOnNode, compareRules, findPod, kubernetesIssue, ownTools, readLog, restartPod } from '../runbookSteps';
import { type Runbook } from '../signal';

export const livezFailingRunbook: Runbook = {
  meaning:
    'kube-proxy answers /livez with 503 when the oldest change that is not yet in the rules has waited for twice the sync period: 60 s by default. It counts only answers that were given, so something must probe it.',
  impact:
    'As long as it does so, Services that changed since then do not work through this node, and a liveness probe restarts kube-proxy.',
  diagnosis: [
    askOnNode,
    findPod,
    readLog,
    ownTools,
    ...compareRules,
    {
      text: 'Do not judge by /healthz: it is 503 on every node that the cluster autoscaler removes.',
    },
  ],
  causes: [
    { text: 'Syncs fail; timestamps that would tell it more precisely are not kept by Prometheus.' },
    { text: 'One sync takes longer than a minute: very many Services.', link: kubernetesIssue(139513) },
    { text: 'A lock or a tool hangs, so that a sync never ends.', link: kubernetesIssue(80061) },
  ],
  mitigation: [restartPod, { text: 'If it comes back, treat it like KubeProxyRulesStale or KubeProxySyncFailing.' }],
  tuning:
    'Nothing to tune. Where syncs regularly take longer than a minute, raise syncPeriod: the health check waits for twice as long.',
};
