import { answers, family, ofNode, target, type MessageCase } from '../messageCase';

export const dataplaneMessages: MessageCase[] = [
  {
    signal: 'no-local-endpoints',
    severity: 'info',
    series: {
      ...answers,
      [`kubeproxy_sync_proxy_rules_no_local_endpoints_total{${family},traffic_policy="internal"}`]: '2x40',
    },
    at: '35m',
    labels: { cluster: 'prod' },
    summary: 'Services have no endpoint on some nodes in prod',
    description:
      'Services with internalTrafficPolicy Local have no endpoint on some nodes in prod: up to 2 on one node, more than 0. Connections to them from Pods on that node are dropped.',
  },
  {
    signal: 'conntrack-invalid-drops',
    severity: 'info',
    series: { ...answers, [`kubeproxy_iptables_ct_state_invalid_dropped_packets_total{${target}}`]: '0+1500x40' },
    at: '25m',
    labels: ofNode,
    summary: 'Packets are dropped as invalid on a1',
    description:
      'kube-proxy’s rule drops 25 packets a second on a1 in prod because connection tracking calls them invalid, more than 10. Connections of clients may hang or be reset.',
  },
  {
    signal: 'windows-load-balancer',
    severity: 'warning',
    series: {
      ...answers,
      [`kubeproxy_sync_proxy_rules_winkernel_lb_create_failures_total{${family}}`]: '_x5 1+1x35',
      [`kubeproxy_sync_proxy_rules_winkernel_lb_delete_failures_total{${family}}`]: '_x5 1+1x35',
    },
    at: '15m',
    labels: ofNode,
    summary: 'Windows refuses load balancers of kube-proxy on a1',
    description:
      'The host network service of a1 in prod refused 22 load balancers in the last 15 minutes, more than 3, and goes on. Services that need them do not work on this node.',
  },
  {
    signal: 'localhost-node-port',
    severity: 'info',
    series: {
      ...answers,
      [`kubeproxy_nftables_localhost_nodeport_listener_creation_failures_total{${family}}`]: '_x5 2+2x35',
    },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 cannot open a NodePort on localhost',
    description:
      'kube-proxy on a1 in prod failed 8 times in 4 minutes to open a listener for a NodePort on 127.0.0.1. Programs on the node that use it are refused.',
  },
];
