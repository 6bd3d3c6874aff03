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
            title: 'How many Services have no endpoint on their node?',
            description:
              'Services with internalTrafficPolicy Local whose endpoints are all elsewhere, on the node of a cluster that has ' +
              'most: it drops their traffic. Healthy: 0, unless you mean it. The alert is off by default.',
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
            title: 'Where are invalid packets dropped?',
            description:
              'Packets a second that kube-proxy’s rule drops because connection tracking calls them invalid, the 20 worst nodes. ' +
              'Healthy: a few. Many: a full table, asymmetric routes. The alert is off by default.',
            noValue: 'No packet counters: they need a kernel with nfnetlink_acct.',
            unit: 'pps',
          }),
        ],
        [
          8,
          signalGraph(subject, 'localhost-node-port', {
            title: 'Where can NodePorts on localhost not be opened?',
            description:
              'Failures within 4 minutes to listen on 127.0.0.1 for a NodePort, the 20 worst nodes. Healthy: 0. nftables mode since ' +
              'Kubernetes 1.37 with the gate KubeProxyNFTablesLocalhostNodePorts. The alert is off by default.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'windows-load-balancer', {
            title: 'Where does Windows refuse load balancers?',
            description:
              'Load balancers that the host network service refused within 15 minutes, the 20 worst nodes. Healthy: 0. ' +
              'Windows nodes since Kubernetes 1.37. The alert is off by default.',
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
  return timeSeriesPanel({
    id: 5,
    title: 'How many iptables rules has a node?',
    description:
      'Rules of the node of each cluster that has most, all tables and IP families. Healthy: it follows the number of endpoints. ' +
      'A sudden drop: rules were flushed, or kube-proxies lost sight of all Services.',
    noValue: 'No target sends the number of its rules.',
    queries: [{ expression: highest(perNode.aggregated('max', kubeProxy.perCluster)), legend: subject.clusterLegend }],
    unit: 'none',
    decimals: 0,
  });
}

function connectionCleanup(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const mean = kubeProxy.histogram(conntrackDuration, usualRange).mean(kubeProxy.perTarget);
  return timeSeriesPanel({
    id: 6,
    title: 'How long does it take to clean up connections?',
    description:
      'Mean time of a pass over stale UDP connections, on the slowest node of each cluster. Healthy: milliseconds. ' +
      'Near a second: the connection tracking table is huge.',
    noValue: 'No pass in this time.',
    queries: [{ expression: highest(mean.aggregated('max', kubeProxy.perCluster)), legend: subject.clusterLegend }],
    unit: 's',
  });
}
