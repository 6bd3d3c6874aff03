import { iptablesRules } from '../../../metrics/dataplane';
import { fullSyncDuration, networkProgramming, syncDuration } from '../../../metrics/programming';
import { iptablesRestoreFailures, nftablesSyncFailures } from '../../../metrics/syncFailures';
import { type Family } from '../../../metrics/family';
import { type Band } from '../layout';
import { nodeLines } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, syncBounds } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Of the 81 finite bounds these tell a slow node from a fast one at an eighth of the cost. */
const tellingBounds = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300] as const;

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
    meaning: 'Mean time of programming the rules, per IP family, over 4 minutes, or over 15 where syncs are rarer.',
    healthy: 'well below a second, a few seconds with thousands of Services.',
    action:
      'above the dashed line changes of Services arrive late on this node: look at its CPU and at the number of rules.',
    noValue: 'No syncs in this time: no Service changed.',
    unit: 's',
    perIpFamily: true,
  });
}

function slowestSyncs(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const slowest = (family: Family) =>
    nodeLines(subject, quantile(kubeProxy, 0.99, family, kubeProxy.perTarget, syncBounds).isAtLeast(0));
  return timeSeriesPanel(subject, {
    id: 2,
    title: 'How long do the slowest syncs take?',
    meaning:
      '99 % of the syncs, and of those that write everything (full: at start, after a failure and once an hour; iptables and ' +
      'nftables mode only), were faster than this. Nothing above 16.384 s can be seen: it is the largest bucket.',
    healthy: 'below a second; full ones a few seconds with thousands of Services.',
    action: 'many full syncs point at failures: see the failed ones below. Slow ones without failures: see the CPU.',
    noValue: 'No sync in this time: no Service changed.',
    explainedBy: ['sync-slow'],
    queries: [
      { expression: slowest(syncDuration), legend: `all ${subject.nodeLegend}` },
      { expression: slowest(fullSyncDuration), legend: `full ${subject.nodeLegend}` },
    ],
    unit: 's',
  });
}

function failures(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const failed = kubeProxy
    .newestPerIpFamily(iptablesRestoreFailures)
    .or(kubeProxy.newestPerIpFamily(nftablesSyncFailures));
  return timeSeriesPanel(subject, {
    id: 3,
    title: 'How many syncs have failed?',
    meaning:
      'Failed syncs since kube-proxy started, per IP family. Since Kubernetes 1.33 the counter is born with the first failure, ' +
      'so a new line is a new problem.',
    healthy: 'no line, or a flat one.',
    action: 'if a line rises, iptables-restore or nft fails: the log of the Pod has its words.',
    noValue: 'No sync has failed. (In ipvs mode most failures are only in the log.)',
    explainedBy: ['sync-failing', 'partial-sync-failing'],
    queries: [
      {
        expression: nodeLines(subject, failed, { keep: ['ip_family'] }),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}

function programmingLatency(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const slowest = quantile(kubeProxy, 0.99, networkProgramming, kubeProxy.perTarget, tellingBounds);
  return timeSeriesPanel(subject, {
    id: 4,
    title: 'How late do changes arrive?',
    meaning:
      '99 % of changes of EndpointSlices were in the rules of the node within this time. Failing syncs are not in it: they are ' +
      'never counted.',
    healthy: 'seconds. It rises after an outage of the API server.',
    action:
      'if only this node is late, look at its syncs; if all are, at the API server and the controllers before it.',
    noValue: 'No change of an endpoint was measured in this time.',
    explainedBy: ['network-programming-slow'],
    queries: [{ expression: nodeLines(subject, slowest.isAtLeast(0)), legend: subject.nodeLegend }],
    unit: 's',
  });
}

function rules(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const perFamily = kubeProxy.series(iptablesRules).aggregated('sum', kubeProxy.perIpFamily);
  return timeSeriesPanel(subject, {
    id: 5,
    title: 'How many iptables rules?',
    meaning: 'Rules that kube-proxy owns, all tables, per IP family. It follows the number of endpoints.',
    healthy: 'about the same on all nodes of a cluster, and no sudden drop.',
    action:
      'a drop to a few dozen: the rules were flushed, or kube-proxy lost sight of all Services. Tens of thousands: consider nftables mode.',
    noValue: 'No target sends the number of its rules.',
    explainedBy: 'programming',
    queries: [
      {
        expression: nodeLines(subject, perFamily, { keep: ['ip_family'] }),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}
