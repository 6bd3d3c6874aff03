import { localhostNodePortRejected, localhostNodePortsAccepted } from '../../../metrics/dataplane';
import { nodesPerMode } from '../../../signals/lifecycle/modes';
import { type Band } from '../layout';
import { nodeLines } from '../mostLines';
import { tablePanel } from '../panels/tablePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';
import { upcomingChanges } from './upcomingChanges';

/** Pixels, as Grafana counts the width of a column. */
const roomForAVersion = 150;
const roomForANumber = 140;
const roomForAName = 180;
const inFull = [
  { id: 'custom.minWidth', value: 300 },
  { id: 'custom.cellOptions', value: { type: 'auto', wrapText: true } },
];

/** Which modes run, and what stands in the way of the next one. */
export function modeBands(subject: DashboardSubject): Band[] {
  return [
    { height: 8, panels: [[24, whatChangesNext(subject)]] },
    {
      height: 8,
      panels: [
        [12, modes(subject)],
        [
          12,
          signalGraph(subject, 'mixed-modes', {
            title: 'How many modes run at once?',
            meaning: 'Different proxy modes in each cluster.',
            healthy: '1, and 2 while a migration goes on.',
            action: '2 for hours: not every Pod was restarted since the mode was changed. Restart the DaemonSet.',
            noValue:
              'No target with Linux shows its mode: none has synced, or a list of metrics to keep leaves the signs out.',
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
            meaning: 'kube-proxies in ipvs mode, per cluster. The mode is deprecated since Kubernetes 1.35.',
            healthy: '0.',
            action: 'plan the move to nftables mode before Kubernetes 1.40: see above what changes next.',
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

function whatChangesNext(subject: DashboardSubject) {
  const { kubeProxy, clusterLabel } = subject;
  return tablePanel(subject, {
    id: 3,
    title: 'What changes with the next versions?',
    meaning:
      'Changes of kube-proxy that its Kubernetes versions and modes still have ahead of them. What is planned may still move.',
    healthy: 'you have read it before the upgrade.',
    action: 'do what stands in the row before the nodes get that version.',
    noValue: 'No target says its version, perhaps because of a list of metrics to keep.',
    explainedBy: ['ipvs-mode-deprecated', 'version-skew'],
    queries: [{ refId: 'changes', expression: upcomingChanges(kubeProxy) }],
    columns: [
      { field: 'version', title: 'Kubernetes', properties: [{ id: 'custom.width', value: roomForAVersion }] },
      {
        field: clusterLabel,
        title: 'Cluster',
        empty: 'without a cluster label',
        properties: [{ id: 'custom.width', value: roomForAName }],
      },
      { field: 'change', title: 'What changes', properties: inFull },
      { field: 'action', title: 'What to do', properties: inFull },
      {
        field: 'Value',
        title: 'Nodes before it',
        properties: [
          { id: 'unit', value: 'none' },
          { id: 'custom.width', value: roomForANumber },
        ],
      },
    ],
    hidden: [],
    sortBy: { title: 'Kubernetes', descending: false },
  });
}

function modes(subject: DashboardSubject) {
  const { kubeProxy, clusterLabel } = subject;
  return tablePanel(subject, {
    id: 1,
    title: 'Which modes run?',
    meaning:
      'kube-proxies by proxy mode, as far as their metrics tell: no metric names it, /proxyMode on the node does. Nodes that have ' +
      'not synced yet, and Windows, are left out.',
    healthy: 'one mode per cluster.',
    action: 'two modes for hours: see beside.',
    explainedBy: ['mixed-modes', 'ipvs-mode-deprecated'],
    noValue: 'No target with Linux shows its mode: none has synced, or a list of metrics to keep leaves the signs out.',
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
  // A kube-proxy is in one mode and has one of them.
  const used = kubeProxy
    .ratePerInstance(localhostNodePortsAccepted, usualRange)
    .or(kubeProxy.ratePerInstance(localhostNodePortRejected, usualRange));
  return timeSeriesPanel(subject, {
    id: 2,
    title: 'Who uses NodePorts on localhost?',
    meaning:
      'Packets a second to NodePorts through 127.0.0.1, the 20 busiest nodes: those that are let through in iptables mode, and ' +
      'those that are rejected in nftables mode with the gate KubeProxyNFTablesLocalhostNodePorts.',
    healthy: '0.',
    action:
      'more in iptables mode: these programs stop working in nftables mode, which does not open NodePorts on localhost unless told ' +
      'to (Kubernetes 1.37). More in nftables mode: they fail already. Let them use the Service’s cluster IP.',
    explainedBy: ['localhost-node-port'],
    noValue:
      'No packet counters: in iptables mode they need a kernel with nfnetlink_acct, in nftables mode the gate and a packet.',
    queries: [{ expression: nodeLines(subject, used), legend: subject.nodeLegend }],
    unit: 'pps',
  });
}
