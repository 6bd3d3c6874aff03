import { conntrackDuration, iptablesRules } from '../../../metrics/dataplane';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** How much there is to program, and what becomes of packets. */
export function dataplaneBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [8, rules(subject)],
        [8, connectionCleanup(subject)],
        [
          8,
          signalGraph(subject, 'no-local-endpoints', {
            title: 'Who lacks local endpoints?',
            meaning:
              'Services with internalTrafficPolicy Local whose endpoints are all elsewhere, on the node of a cluster that has most: it ' +
              'drops their traffic. The alert is off by default.',
            healthy: '0, unless you mean it.',
            action: 'run an endpoint on every node that calls the Service, or set internalTrafficPolicy to Cluster.',
            noValue: 'No sync has succeeded yet.',
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
          8,
          signalGraph(subject, 'conntrack-invalid-drops', {
            title: 'Where are packets dropped?',
            meaning:
              'Packets a second that kube-proxy’s rule drops because connection tracking calls them invalid, the 20 worst nodes. The ' +
              'alert is off by default.',
            healthy: 'a few.',
            action:
              'many: look for a full connection tracking table (dmesg) and for routes that go out another way than back.',
            noValue: 'No packet counters: they need a kernel with nfnetlink_acct.',
            unit: 'pps',
          }),
        ],
        [
          8,
          signalGraph(subject, 'localhost-node-port', {
            title: 'Where do listeners fail?',
            meaning:
              'Failures within 4 minutes to listen on 127.0.0.1 for a NodePort, the 20 worst nodes. nftables mode since Kubernetes 1.37 ' +
              'with the gate KubeProxyNFTablesLocalhostNodePorts. The alert is off by default.',
            healthy: '0.',
            action: 'find what holds the port on the node (ss -ltnp), or give the Service another NodePort.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'windows-load-balancer', {
            title: 'Where does Windows refuse?',
            meaning:
              'Load balancers that the host network service refused within 15 minutes, the 20 worst nodes. Windows nodes since Kubernetes ' +
              '1.37. The alert is off by default.',
            healthy: '0.',
            action:
              'read the log of kube-proxy for the error; often the HNS network is gone, and a restart of the node helps.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
      ],
    },
  ];
}

function rules(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const perNode = kubeProxy.series(iptablesRules).aggregated('sum', kubeProxy.perTarget);
  return timeSeriesPanel(subject, {
    id: 5,
    title: 'How many iptables rules?',
    meaning: 'Rules of the node of each cluster that has most, all tables and IP families.',
    healthy: 'it follows the number of endpoints.',
    action:
      'a sudden drop: rules were flushed, or kube-proxies lost sight of all Services. Which node: see Kube-proxy / Node.',
    explainedBy: 'node',
    noValue: 'No target sends the number of its rules.',
    queries: [{ expression: highest(perNode.aggregated('max', kubeProxy.perCluster)), legend: subject.clusterLegend }],
    unit: 'none',
    decimals: 0,
  });
}

function connectionCleanup(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const mean = kubeProxy.histogram(conntrackDuration, usualRange).mean(kubeProxy.perTarget);
  return timeSeriesPanel(subject, {
    id: 6,
    title: 'How long do cleanups take?',
    meaning:
      'Mean time of a pass over stale UDP connections, on the slowest node of each cluster. It is part of a sync.',
    healthy: 'milliseconds.',
    action: 'near a second: the connection tracking table is huge (nf_conntrack_count on the node).',
    explainedBy: ['sync-slow'],
    noValue: 'No pass in this time.',
    queries: [{ expression: highest(mean.aggregated('max', kubeProxy.perCluster)), legend: subject.clusterLegend }],
    unit: 's',
  });
}
