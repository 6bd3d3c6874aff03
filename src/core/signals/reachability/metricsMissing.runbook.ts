import { up } from '../../metrics/process';
import { lastQueued } from '../../metrics/programming';
import { select } from '../../promql/selector';
import { scrapeByHand } from '../runbookSteps';
import { type Runbook } from '../signal';

export const metricsMissingRunbook: Runbook = {
  meaning:
    'Every target of the kube-proxy job that answers does so without a single metric of kube-proxy, or the data source itself gives no answer. This is the one alert of a source that also fires when queries fail: all others stay silent then.',
  impact: 'Nothing is known about Service routing. A broken node would not be noticed.',
  diagnosis: [
    {
      text: 'Does Prometheus answer at all? Run this in Explore with the data source of the alert. An error means Prometheus or the way to it; no series means that nothing with this job is scraped.',
      queries: [(kubeProxy) => kubeProxy.series(up).aggregated('count', [...kubeProxy.perCluster, 'job'])],
    },
    {
      text: 'Which jobs carry kube-proxy’s metrics? On k3s and similar it is k3s-server or kubelet, in k8s-monitoring integrations/kubernetes/kube-proxy.',
      // Of any job: the one of the settings may be the mistake.
      queries: [() => select(lastQueued.name, []).aggregated('count', ['job'])],
    },
    scrapeByHand,
    {
      text: 'A page without kubeproxy_ lines is another process or the health port: 10256 is not the metrics port.',
      commands: ['curl -s http://<node address>:10249/metrics | grep -c ^kubeproxy_'],
    },
  ],
  causes: [
    {
      text: 'The job of the settings is not the one that carries kube-proxy here: on k3s all components show everything under their own job.',
      link: 'https://github.com/k3s-io/k3s/issues/3619',
    },
    { text: 'A list of metrics to keep (Azure’s minimal ingestion profile, metric_relabel_configs) drops them.' },
    { text: 'The scrape goes to port 10256, which has no metrics.' },
    { text: 'Prometheus, or the gateway before it, is down or refuses the query.' },
  ],
  mitigation: [
    { text: 'Put the job, the port or the list of metrics right in the scrape configuration.' },
    { text: 'If the job has another name here, choose it under Configuration, and apply again.' },
    { text: 'If Prometheus is down, follow its own runbook; this alert ends with the next good evaluation.' },
  ],
  tuning:
    'There is no threshold. Keep it on: it watches all others. If a cluster has no kube-proxy (Cilium, OVN-Kubernetes, GKE Dataplane V2), say so under Configuration instead of silencing.',
};
