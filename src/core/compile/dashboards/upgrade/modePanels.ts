import { localhostNodePortsAccepted } from '../../../metrics/dataplane';
import { nodesPerMode } from '../../../signals/lifecycle/modes';
import { type Band } from '../layout';
import { highestLines } from '../mostLines';
import { tablePanel } from '../panels/tablePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Which modes run, and what stands in the way of the next one. */
export function modeBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [12, modes(subject)],
        [
          12,
          signalGraph(subject, 'mixed-modes', {
            title: 'How many modes run at once?',
            description:
              'Different proxy modes in each cluster. Healthy: 1, and 2 while a migration goes on. 2 for hours: not every Pod was restarted.',
            noValue: 'No target shows its mode: none has synced, or a list of metrics to keep leaves the signs out.',
            unit: 'none',
            decimals: 0,
          }),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [
          12,
          signalGraph(subject, 'ipvs-mode-deprecated', {
            title: 'How many nodes are in ipvs mode?',
            description:
              'kube-proxies in ipvs mode, per cluster. Healthy: 0. The mode is deprecated since Kubernetes 1.35, planned to be off by ' +
              'default in 1.40 and removed in 1.43; nftables is planned to become the default of Linux in 1.40.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [12, localhostNodePorts(subject)],
      ],
    },
  ];
}

function modes(subject: DashboardSubject) {
  const { kubeProxy, clusterLabel } = subject;
  return tablePanel({
    id: 1,
    title: 'Which modes run?',
    description:
      'kube-proxies by proxy mode, as far as their metrics tell: no metric names it, /proxyMode on the node does. Healthy: one mode ' +
      'per cluster. Nodes that have not synced yet, and Windows, are left out.',
    noValue: 'No target shows its mode: none has synced, or a list of metrics to keep leaves the signs out.',
    queries: [{ refId: 'modes', expression: nodesPerMode(kubeProxy) }],
    columns: [
      { field: clusterLabel, title: 'Cluster', empty: 'without a cluster label' },
      { field: 'mode', title: 'Mode' },
      { field: 'Value', title: 'Nodes', properties: [{ id: 'unit', value: 'none' }] },
    ],
    hidden: [],
    sortBy: { title: 'Cluster', descending: false },
  });
}

function localhostNodePorts(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const used = kubeProxy.ratePerInstance(localhostNodePortsAccepted, usualRange);
  return timeSeriesPanel({
    id: 2,
    title: 'Who uses NodePorts on localhost?',
    description:
      'Packets a second to NodePorts through 127.0.0.1, the 20 busiest nodes. Healthy: 0. More: these programs stop working in ' +
      'nftables mode, which does not open NodePorts on localhost unless told to (Kubernetes 1.37).',
    noValue: 'No packet counters: they need a kernel with nfnetlink_acct.',
    queries: [{ expression: highestLines(subject.perNode(used)), legend: subject.nodeLegend }],
    unit: 'pps',
  });
}
