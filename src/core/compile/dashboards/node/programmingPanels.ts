import { iptablesRules } from '../../../metrics/dataplane';
import { fullSyncDuration, networkProgramming, partialSyncDuration } from '../../../metrics/programming';
import { iptablesRestoreFailures, nftablesSyncFailures } from '../../../metrics/syncFailures';
import { type Family } from '../../../metrics/family';
import { type Band } from '../layout';
import { highestLines } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Of the 81 finite bounds these tell a slow node from a fast one at an eighth of the cost. */
const tellingBounds = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300] as const;

/** Ten lines of two kinds each. */
const mostOfEach = 10;

/** How long programming rules takes, and what goes wrong in it. */
export function programmingBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [12, meanSync(subject)],
        [12, slowestSyncs(subject)],
      ],
    },
    {
      height: 8,
      panels: [
        [8, failures(subject)],
        [8, programmingLatency(subject)],
        [8, rules(subject)],
      ],
    },
  ];
}

function meanSync(subject: DashboardSubject) {
  return signalGraph(subject, 'sync-slow', {
    title: 'How long does a sync take on average?',
    description:
      'Mean time of programming the rules, per IP family, over 4 minutes. Healthy: well below a second, a few seconds with ' +
      'thousands of Services. Above the dashed line changes of Services arrive late on this node.',
    noValue: 'No syncs in this time: no Service changed.',
    unit: 's',
    perIpFamily: true,
  });
}

function slowestSyncs(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const slowest = (family: Family) =>
    highestLines(
      subject.perNode(quantile(kubeProxy, 0.99, family, kubeProxy.perInstance, syncBounds).isAtLeast(0)),
      mostOfEach
    );
  return timeSeriesPanel({
    id: 2,
    title: 'How long do the slowest syncs take?',
    description:
      '99 % of syncs were faster than this. Full: everything is written, at start, after a failure and once an hour. ' +
      'Partial: only what changed. Healthy: partial ones below a second. Many full ones point at failures. ' +
      'Nothing above 16.384 s can be seen: it is the largest bucket.',
    noValue: 'No full or partial sync in this time: no Service changed.',
    queries: [
      { expression: slowest(fullSyncDuration), legend: `full ${subject.nodeLegend}` },
      { expression: slowest(partialSyncDuration), legend: `partial ${subject.nodeLegend}` },
    ],
    unit: 's',
  });
}

function failures(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const failed = kubeProxy
    .newestPerIpFamily(iptablesRestoreFailures)
    .or(kubeProxy.newestPerIpFamily(nftablesSyncFailures));
  return timeSeriesPanel({
    id: 3,
    title: 'How many syncs have failed?',
    description:
      'Failed syncs since kube-proxy started, per IP family. Since Kubernetes 1.33 the counter is born with the first failure, ' +
      'so a new line is a new problem. Healthy: none, or flat. A rising line: iptables-restore or nft fails, see the log.',
    noValue: 'No sync has failed. (In ipvs mode most failures are only in the log.)',
    queries: [
      {
        expression: highestLines(subject.perNode(failed, ['ip_family'])),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}

function programmingLatency(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 4,
    title: 'How late do endpoint changes arrive?',
    description:
      '99 % of changes of EndpointSlices were in the rules of the node within this time. Healthy: seconds. ' +
      'It rises after an outage of the API server. Failing syncs are not in it: they are never counted.',
    noValue: 'No change of an endpoint was measured in this time.',
    queries: [
      {
        expression: highestLines(
          subject.perNode(
            quantile(kubeProxy, 0.99, networkProgramming, kubeProxy.perInstance, tellingBounds).isAtLeast(0)
          )
        ),
        legend: subject.nodeLegend,
      },
    ],
    unit: 's',
  });
}

function rules(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const perFamily = kubeProxy.series(iptablesRules).aggregated('sum', kubeProxy.perIpFamily);
  return timeSeriesPanel({
    id: 5,
    title: 'How many iptables rules are there?',
    description:
      'Rules that kube-proxy owns, all tables, per IP family. Healthy: it follows the number of endpoints. ' +
      'A sudden drop to a few dozen: the rules were flushed, or kube-proxy lost sight of all Services.',
    noValue: 'No target sends the number of its rules.',
    queries: [
      {
        expression: highestLines(subject.perNode(perFamily, ['ip_family'])),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}
