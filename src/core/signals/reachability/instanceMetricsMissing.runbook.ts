import { findPod, kubernetesIssue, readLog } from '../runbookSteps';
import { type Runbook } from '../signal';

export const instanceMetricsMissingRunbook: Runbook = {
  meaning:
    'Prometheus scrapes the target of this node and gets an answer, but without a single metric of kube-proxy. Other targets of the cluster show them.',
  impact: 'Nothing is known about Service routing on this node: it may be broken, and no other alert would tell.',
  diagnosis: [
    {
      text: 'What does the target show instead? The beginnings of the names tell whose metrics they are.',
      commands: ['curl -s http://<node address>:10249/metrics | grep -oE "^[a-z]+_" | sort | uniq -c | sort -rn'],
    },
    {
      text: 'Who listens on the port? kube-proxy that finds it taken logs an error, tries again every 5 s, and goes on working.',
      commands: ['ss -ltnp | grep 10249   # on the node'],
    },
    findPod,
    readLog,
  ],
  causes: [
    { text: 'Another process on the node has taken port 10249 before kube-proxy.' },
    { text: 'The target of this node names another port, such as the health port.' },
    {
      text: 'A Windows node with Kubernetes 1.23 or older: before 1.24, and before patch releases of early 2022, kube-proxy did not register its metrics there.',
      link: kubernetesIssue(106580),
    },
    { text: 'A node pool is scraped by another agent, with another list of metrics to keep.' },
    { text: 'The selector also matches targets that are no kube-proxy, such as servers without one on k3s.' },
  ],
  mitigation: [
    { text: 'Free the port, or give kube-proxy another one with metricsBindAddress, and scrape that.' },
    { text: 'Put the port or the list of metrics right in the scrape configuration of this node.' },
    { text: 'If the target is no kube-proxy, leave it out with a further matcher under Configuration.' },
  ],
  tuning:
    'There is no threshold. Switch it off where the job also has targets without kube-proxy that no matcher tells apart.',
};
