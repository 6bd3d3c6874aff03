import { fullSyncDuration, networkProgramming, partialSyncDuration } from '../../../metrics/programming';
import { type Family } from '../../../metrics/family';
import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds, usualRange } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';
import { thresholdLines } from '../thresholdLines';

/** A median needs the small bounds; eight of 81 are enough to see it move. */
const medianBounds = [0.25, 0.5, 1, 2, 3, 5, 10, 30] as const;

const mostOfEach = 10;

/** How late changes arrive in the rules, and how long rounds of writing them take. */
export function latencyBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 9,
      panels: [
        [
          12,
          signalGraph(subject, 'network-programming-slow', {
            title: 'How late do the slowest changes arrive?',
            description:
              '99 % of the changes of EndpointSlices were in the rules of the nodes of a cluster within this time. ' +
              'Healthy: seconds. Above the dashed line clients meet Pods that are gone. It rises after an outage of the API ' +
              'server. Syncs that fail are never measured. Read at eight of 81 buckets.',
            noValue: 'No change of an endpoint was measured, or only native histograms are scraped (Kubernetes 1.37).',
            unit: 's',
          }),
        ],
        [12, usualChanges(subject)],
      ],
    },
    {
      height: 8,
      panels: [
        [8, slowestSync(subject)],
        [8, rounds(subject)],
        [8, roundDuration(subject)],
      ],
    },
  ];
}

function usualChanges(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 1,
    title: 'How late does the usual change arrive?',
    description:
      'Half of the changes of EndpointSlices were in the rules of the nodes of a cluster within this time. Healthy: about a ' +
      'second, a few with thousands of Services. minSyncPeriod is part of it.',
    noValue: 'No change of an endpoint was measured, or only native histograms are scraped (Kubernetes 1.37).',
    queries: [
      {
        expression: highest(
          quantile(kubeProxy, 0.5, networkProgramming, kubeProxy.perCluster, medianBounds).isAtLeast(0)
        ),
        legend: subject.clusterLegend,
      },
    ],
    unit: 's',
  });
}

function slowestSync(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const syncSlow = signalById('sync-slow');
  return timeSeriesPanel({
    id: 2,
    title: 'How long does a sync take on the slowest node?',
    description:
      'Mean time of a sync on the slowest node of each cluster. Healthy: well below a second, a few seconds with thousands of ' +
      'Services. Fleet names the slowest nodes.',
    noValue: 'No syncs in this time: no Service changed, or only native histograms are scraped.',
    queries: [
      {
        expression: highest(subject.value(syncSlow).isAtLeast(0).aggregated('max', kubeProxy.perCluster)),
        legend: subject.clusterLegend,
      },
    ],
    unit: 's',
    lines: thresholdLines(syncSlow, subject),
  });
}

function rounds(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const perSecond = (family: Family) =>
    highest(kubeProxy.histogram(family, usualRange).observations(kubeProxy.perCluster), mostOfEach);
  return timeSeriesPanel({
    id: 3,
    title: 'How often are rules written?',
    description:
      'Syncs per second of all nodes of a cluster. Full: everything is written, at start, after a failure and once an hour. ' +
      'Partial: only what changed. Healthy: nearly all are partial.',
    noValue: 'No full or partial sync in this time, or only native histograms are scraped.',
    queries: [
      { expression: perSecond(fullSyncDuration), legend: `full ${subject.clusterLegend}` },
      { expression: perSecond(partialSyncDuration), legend: `partial ${subject.clusterLegend}` },
    ],
    unit: 'suffix:syncs/s',
  });
}

function roundDuration(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const slowest = (family: Family) =>
    highest(quantile(kubeProxy, 0.99, family, kubeProxy.perCluster, syncBounds).isAtLeast(0), mostOfEach);
  return timeSeriesPanel({
    id: 4,
    title: 'How long do full and partial syncs take?',
    description:
      '99 % of the syncs of a cluster were faster. Healthy: partial ones below a second. Nothing above 16.384 s can be seen: ' +
      'it is the largest bucket.',
    noValue: 'No full or partial sync in this time, or only native histograms are scraped.',
    queries: [
      { expression: slowest(fullSyncDuration), legend: `full ${subject.clusterLegend}` },
      { expression: slowest(partialSyncDuration), legend: `partial ${subject.clusterLegend}` },
    ],
    unit: 's',
  });
}
