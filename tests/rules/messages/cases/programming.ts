import { lastQueued, lastSynced, syncDuration } from '../../../../src/core/metrics/programming';
import { answers, family, ofNode, otherFamily, target, type MessageCase } from '../messageCase';

export const programmingMessages: MessageCase[] = [
  {
    signal: 'rules-stale',
    severity: 'critical',
    // The other IP family keeps up.
    series: {
      ...answers,
      [`${lastSynced.name}{${family}}`]: '20x40',
      [`${lastQueued.name}{${otherFamily}}`]: '0+60x40',
      [`${lastSynced.name}{${otherFamily}}`]: '1+60x40',
    },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 does not apply Service changes',
    description:
      'A change queued more than 60 s ago is still not in the rules of a1 in prod; the last successful sync was 14m 40s ago. Services that changed since then do not work through this node.',
  },
  {
    signal: 'never-synced',
    severity: 'critical',
    // The other IP family was programmed.
    series: {
      ...answers,
      [`process_start_time_seconds{${target}}`]: '29x40',
      [`${lastQueued.name}{${otherFamily}}`]: '30x40',
      [`${lastSynced.name}{${otherFamily}}`]: '31x40',
    },
    at: '20m',
    labels: ofNode,
    summary: 'kube-proxy on a1 has never programmed its rules',
    description:
      'kube-proxy on a1 in prod has not programmed its rules once for 19m 31s or longer, those of one IP family at least. No Service works on this node, or only with rules from before.',
  },
  {
    signal: 'sync-slow',
    severity: 'critical',
    series: {
      ...answers,
      [`${syncDuration.name}_sum{${family}}`]: '0+60x40',
      [`${syncDuration.name}_count{${family}}`]: '0+4x40',
    },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 takes 15s for a sync',
    description:
      'Programming rules on a1 in prod takes 15s on average, above 14 s. Changes of Services arrive late on this node.',
  },
  {
    signal: 'sync-failing',
    severity: 'warning',
    series: { ...answers, [`kubeproxy_sync_proxy_rules_nftables_sync_failures_total{${family}}`]: '_x5 2+2x35' },
    at: '15m',
    labels: ofNode,
    summary: 'Syncs of kube-proxy on a1 fail',
    // Born with 2 at 5 minutes, 2 more each minute since.
    description:
      '22 syncs on a1 in prod failed in the last 15 minutes, more than 3, and failures go on. Until Kubernetes 1.32 the rules of one IP family may be old without any other sign.',
  },
  {
    signal: 'network-programming-slow',
    severity: 'warning',
    series: {
      ...answers,
      [`kubeproxy_network_programming_duration_seconds_bucket{${family},le="30.0"}`]: '0+15x40',
      [`kubeproxy_network_programming_duration_seconds_count{${family}}`]: '0+20x40',
    },
    at: '25m',
    labels: { cluster: 'prod' },
    summary: 'Changes of Services arrive late in prod',
    description:
      '25% of the changes of endpoints in prod took longer than 30 s to arrive in the rules of a node, more than 1 %. Meanwhile connections go to Pods that are gone, unless it is the clock of a node that is wrong.',
  },
  {
    signal: 'partial-sync-failing',
    severity: 'warning',
    series: {
      ...answers,
      [`kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total{${family}}`]: '_x5 1+1x35',
    },
    at: '18m',
    labels: ofNode,
    summary: 'Partial syncs of kube-proxy on a1 fail',
    // Born with 1 at 5 minutes, 1 more each minute since.
    description:
      '14 partial syncs on a1 in prod failed in the last 30 minutes, more than 3, and failures go on. Full syncs make up for them: rules are right, but late, and it costs processor time.',
  },
  {
    signal: 'livez-failing',
    severity: 'critical',
    series: { ...answers, [`kubeproxy_proxy_livez_total{${target},code="503"}`]: '_x5 6+6x35' },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 calls itself unhealthy',
    description:
      'kube-proxy on a1 in prod answered /livez 18 times with 503 in the last 3 minutes: a change of a Service has waited for a minute or longer.',
  },
];
