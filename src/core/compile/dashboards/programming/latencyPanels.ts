import { fullSyncDuration, networkProgramming, syncDuration } from '../../../metrics/programming';
import { type Family } from '../../../metrics/family';
import { effectiveLevels } from '../../../settings/effective';
import { signalById } from '../../../signals/catalogue';
import { valueOf } from '../../../signals/signal';
import { slowestHundredthOfDay } from '../../../signals/programming/networkProgrammingSlow';
import { withUnit } from '../../../units';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { type Query } from '../panels/panel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds, usualRange } from '../quantile';
import { signalGraph } from '../signalGraph';
import { selectedIpFamily, type DashboardSubject } from '../subject';
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
            meaning:
              '99 % of the changes of EndpointSlices were in the rules of the nodes of a cluster within this time. ' +
              wordsOfLines(subject) +
              'Syncs that fail are never measured. Read at eight of 81 buckets. The same over a day, the service level indicator of Kubernetes, is drawn ' +
              'where recording rules are on (Configuration): without them it would be the dearest query there is.',
            healthy: 'seconds. It rises after an outage of the API server.',
            action:
              'above the dashed line clients meet Pods that are gone: see whether syncs are slow, or changes come late.',
            noValue: 'No change of an endpoint was measured, or only native histograms are scraped (Kubernetes 1.37).',
            unit: 's',
            also: ofADay(subject),
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

/** A line is where a change is slow; how many are slow is another number of the alert, which no line shows. */
function wordsOfLines({ settings }: DashboardSubject): string {
  const levels = effectiveLevels(signalById('network-programming-slow'), settings).filter(({ enabled }) => enabled);
  const shares = levels.map(
    ({ severity, parameters }) => `${withUnit(valueOf(parameters, 'share'), 'ratio')} of the changes (${severity})`
  );
  return shares.length === 0
    ? ''
    : `A dashed line is where a change counts as slow: the alert begins where more than ${shares.join(' or ')} are beyond it. `;
}

/** Only where it is recorded, and as long as both IP families are chosen: it adds them up. */
function ofADay({ kubeProxy, clusterLegend }: DashboardSubject): Query[] {
  const { perCluster } = kubeProxy;
  return kubeProxy.readsRecorded
    ? [
        {
          expression: highest(
            kubeProxy.recordedOr('network-programming-day', perCluster, slowestHundredthOfDay, [selectedIpFamily])
          ),
          legend: `over a day ${clusterLegend}`,
        },
      ]
    : [];
}

function usualChanges(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel(subject, {
    id: 1,
    title: 'How late does the usual change arrive?',
    meaning:
      'Half of the changes of EndpointSlices were in the rules of the nodes of a cluster within this time. minSyncPeriod is part of it.',
    healthy: 'about a second, a few with thousands of Services.',
    action: 'if it rises for all clusters at once, look at the control plane; for one, at the time of its syncs.',
    explainedBy: ['network-programming-slow'],
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
  return timeSeriesPanel(subject, {
    id: 2,
    title: 'How slow is the worst node?',
    meaning: 'Mean time of a sync on the slowest node of each cluster.',
    healthy: 'well below a second, a few seconds with thousands of Services.',
    action: 'Kube-proxy / Fleet names the slowest nodes.',
    explainedBy: ['sync-slow'],
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
  return timeSeriesPanel(subject, {
    id: 3,
    title: 'How often are rules written?',
    meaning:
      'Syncs per second of all nodes of a cluster, and those of them that write everything (full: at start, after a failure and once ' +
      'an hour; iptables and nftables mode only). All others write only what changed.',
    healthy: 'hardly any full ones.',
    action: 'many full ones: syncs fail, see below.',
    noValue: 'No sync in this time, or only native histograms are scraped.',
    explainedBy: ['sync-failing', 'partial-sync-failing'],
    queries: [
      { expression: perSecond(syncDuration), legend: `all ${subject.clusterLegend}` },
      { expression: perSecond(fullSyncDuration), legend: `full ${subject.clusterLegend}` },
    ],
    unit: 'suffix:syncs/s',
  });
}

function roundDuration(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const slowest = (family: Family) =>
    highest(quantile(kubeProxy, 0.99, family, kubeProxy.perCluster, syncBounds).isAtLeast(0), mostOfEach);
  return timeSeriesPanel(subject, {
    id: 4,
    title: 'How long do slow syncs take?',
    meaning:
      '99 % of the syncs of a cluster, and of its full ones, were faster. Nothing above 16.384 s can be seen: it is the largest bucket.',
    healthy: 'below a second; full ones a few seconds with thousands of Services.',
    action:
      'if all syncs take long, see which nodes on Kube-proxy / Fleet. nftables mode is faster with many Services.',
    noValue: 'No sync in this time, or only native histograms are scraped.',
    explainedBy: ['sync-slow'],
    queries: [
      { expression: slowest(syncDuration), legend: `all ${subject.clusterLegend}` },
      { expression: slowest(fullSyncDuration), legend: `full ${subject.clusterLegend}` },
    ],
    unit: 's',
  });
}
