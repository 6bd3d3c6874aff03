import { endpointChanges, serviceChanges, syncDuration } from '../../../metrics/programming';
import { type Family } from '../../../metrics/family';
import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { nodeOfSeriesUrl } from '../links';
import { highest } from '../mostLines';
import { barGaugePanel } from '../panels/barGaugePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds, usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';
import { thresholdLines } from '../thresholdLines';

/** Do changes of Services reach the rules, and how fast? */
export function programmingBands(subject: DashboardSubject): Band[] {
  const { kubeProxy, clusterLabel } = subject;
  const syncSlow = signalById('sync-slow');
  const lines = thresholdLines(syncSlow, subject);
  const changes = (family: Family) =>
    highest(kubeProxy.ratePerInstance(family, usualRange).aggregated('max', kubeProxy.perCluster), 10);
  return [
    {
      height: 9,
      panels: [
        [
          12,
          barGaugePanel({
            id: 20,
            title: 'Which nodes sync slowest?',
            description:
              'The 10 nodes with the longest mean time of a sync in the last 4 minutes. Healthy: well below a second, ' +
              'a few seconds in clusters of thousands of Services. A bar opens its node.',
            noValue: 'No node synced in the last 4 minutes: no Service changed.',
            query: {
              expression: highest(
                subject
                  .named(subject.value(syncSlow).isAtLeast(0))
                  .aggregated('max', [clusterLabel, 'node', 'instance']),
                10
              ),
              legend: subject.nodeLegend,
            },
            unit: 's',
            steps: lines.steps,
            link: { title: 'Open the node', url: nodeOfSeriesUrl(clusterLabel) },
          }),
        ],
        [
          12,
          timeSeriesPanel({
            id: 21,
            title: 'How long do syncs take across the fleet?',
            description:
              'Duration of syncs of all selected nodes together. Healthy: flat. One slow node hardly moves these lines: ' +
              'see the slowest nodes beside. Nothing above 16.384 s can be seen: it is the largest bucket.',
            noValue:
              'No syncs in this time, or histograms are scraped in another form than the settings say (Kubernetes 1.37).',
            queries: [
              { expression: kubeProxy.histogram(syncDuration, usualRange).mean([]), legend: 'on average' },
              {
                expression: quantile(kubeProxy, 0.99, syncDuration, [], syncBounds).isAtLeast(0),
                legend: '99 % are faster',
              },
            ],
            unit: 's',
          }),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [
          12,
          timeSeriesPanel({
            id: 22,
            title: 'How many nodes are stale?',
            description:
              'Nodes on which a change waits for longer than the threshold, per cluster. Healthy: 0. ' +
              'A single node is a problem of that node; many at once point at the API server or a bad rollout.',
            noValue: 'No node is stale.',
            queries: [
              {
                expression: highest(
                  subject
                    .violatingTargets(signalById('rules-stale'))
                    .aggregated('count', kubeProxy.perCluster)
                    .or(kubeProxy.targets().times(0))
                ),
                legend: subject.clusterLegend,
              },
            ],
            unit: 'none',
            decimals: 0,
            lines: { steps: [{ color: 'red', value: 1 }], series: [] },
          }),
        ],
        [
          12,
          timeSeriesPanel({
            id: 23,
            title: 'How often do Services and endpoints change?',
            description:
              'Changes per second that a node receives, the busiest node of each cluster. It is the load of kube-proxy. Healthy: ' +
              'what your deployments explain. ' +
              'A short peak is a re-list after a lost connection, not churn. The 10 busiest clusters are drawn.',
            noValue: 'No target sends kube-proxy’s change counters.',
            queries: [
              { expression: changes(serviceChanges), legend: `Services ${subject.clusterLegend}` },
              { expression: changes(endpointChanges), legend: `endpoints ${subject.clusterLegend}` },
            ],
            unit: 'suffix:changes/s',
          }),
        ],
      ],
    },
  ];
}
