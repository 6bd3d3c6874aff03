import { endpointChanges, serviceChanges, syncDuration } from '../../../metrics/programming';
import { type Family } from '../../../metrics/family';
import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { barGaugePanel } from '../panels/barGaugePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds, usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';
import { thresholdLines } from '../thresholdLines';
import { FleetNumbers } from './fleetNumbers';

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
          barGaugePanel(subject, {
            id: 20,
            title: 'Which nodes sync slowest?',
            meaning: 'The 10 nodes with the longest mean time of a sync in the last 4 minutes. A bar opens its node.',
            healthy: 'well below a second, a few seconds in clusters of thousands of Services.',
            action: 'open the node and look at its CPU and at the number of its rules.',
            explainedBy: ['sync-slow'],
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
          }),
        ],
        [
          12,
          timeSeriesPanel(subject, {
            id: 21,
            title: 'How long do syncs take across the fleet?',
            meaning:
              'Duration of syncs of all selected nodes together. One slow node hardly moves these lines. Nothing above 16.384 s can be ' +
              'seen: it is the largest bucket.',
            healthy: 'flat.',
            action: 'if they rise, Services or endpoints became many, or nodes lack CPU: see the slowest nodes beside.',
            explainedBy: ['sync-slow'],
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
          timeSeriesPanel(subject, {
            id: 22,
            title: 'How many nodes are stale?',
            meaning: 'Nodes on which a change waits for longer than the threshold, per cluster.',
            healthy: '0.',
            action:
              'a single node is a problem of that node: the table above names it. Many at once point at the API server or a bad rollout.',
            explainedBy: ['rules-stale'],
            noValue: 'No node is stale.',
            queries: [
              {
                expression: highest(new FleetNumbers(subject).affected('rules-stale').or(kubeProxy.targets().times(0))),
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
          timeSeriesPanel(subject, {
            id: 23,
            title: 'How often do Services and endpoints change?',
            meaning:
              'Changes per second that a node receives, the busiest node of each cluster: the load of kube-proxy. A short peak is a ' +
              're-list after a lost connection, not churn. The 10 busiest clusters are drawn.',
            healthy: 'what your deployments explain.',
            action:
              'if it is much more, look for Pods that turn ready and unready again, or for a controller that rewrites Services.',
            explainedBy: 'programming',
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
