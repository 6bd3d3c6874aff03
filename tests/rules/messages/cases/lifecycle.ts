import { lastSynced } from '../../../../src/core/metrics/programming';
import { answers, family, longAnswers, ofNode, other, target, type MessageCase } from '../messageCase';

export const lifecycleMessages: MessageCase[] = [
  {
    signal: 'ipvs-mode-deprecated',
    severity: 'info',
    series: {
      ...answers,
      [`${lastSynced.name}{${family}}`]: '31x90',
      [`up{${target}}`]: '1x90',
      [`kubeproxy_sync_proxy_rules_endpoint_changes_pending{${target}}`]: '0x90',
    },
    at: '70m',
    labels: { cluster: 'prod' },
    summary: '1 node in ipvs mode in prod',
    description:
      'kube-proxy runs in ipvs mode on 1 node in prod. It is deprecated since Kubernetes 1.35 and planned to be removed in 1.43: plan the move to nftables.',
  },
  {
    signal: 'restarting',
    severity: 'warning',
    // Anew every 4 minutes.
    series: {
      ...answers,
      [`process_start_time_seconds{${target}}`]: '10x3 240x3 480x3 720x3 960x3 1200x3 1440x3',
      [`${lastSynced.name}{${family}}`]: '31x40',
    },
    at: '23m',
    labels: ofNode,
    summary: 'kube-proxy on a1 keeps restarting',
    description:
      'kube-proxy on a1 in prod started anew 5 times within an hour, more than 3. Rules stay in place meanwhile, but changes of Services arrive late or not at all.',
  },
  {
    signal: 'version-skew',
    severity: 'info',
    series: {
      ...longAnswers,
      [`kubernetes_build_info{${target},git_version="v1.35.4"}`]: '1x90',
      [`kubernetes_build_info{${other},git_version="v1.34.1"}`]: '1x90',
    },
    at: '70m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxies run 2 versions in prod',
    description:
      'kube-proxies in prod run 2 different versions for longer than an upgrade takes. Nodes that were left behind miss fixes, and may differ in mode and defaults.',
  },
  {
    signal: 'mixed-modes',
    severity: 'info',
    series: {
      ...longAnswers,
      [`kubeproxy_sync_proxy_rules_iptables_total{${family},table="nat"}`]: '5x90',
      [`kubeproxy_sync_proxy_rules_nftables_sync_failures_total{${other}}`]: '0x90',
    },
    at: '70m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxies run 2 modes in prod',
    description:
      'kube-proxies in prod run 2 different proxy modes for longer than a migration takes. Behaviour differs from node to node, e.g. of NodePorts on 127.0.0.1.',
  },
];
