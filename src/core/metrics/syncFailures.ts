import { type Family } from './family';

const countedFailures = {
  type: 'counter',
  unit: 'count',
  labels: ['ip_family'],
  appears: 'after the first failure',
} as const;

const birth = 'Since Kubernetes 1.33 it is missing until the first failure, so increase() does not see that one.';

export const iptablesRestoreFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_restore_failures_total',
  ...countedFailures,
  modes: ['iptables', 'ipvs'],
  since: '1.17',
  meaning: 'iptables-restore failed in a sync.',
  traps: [
    birth,
    'A sync that fails earlier (EnsureChain, EnsureRule) does not count; only staleness shows it.',
    'Failures of a cleanup of left-over rules count, too.',
    'In nftables mode of Kubernetes 1.29 and 1.30 it counts failed nft transactions.',
  ],
};

export const iptablesPartialRestoreFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total',
  ...countedFailures,
  modes: ['iptables'],
  since: '1.26',
  meaning: 'A partial sync failed; a full one follows. It should never grow steadily (KEP-3453).',
  traps: [birth, 'The same failure counts as a restore failure too.'],
};

export const nftablesSyncFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_nftables_sync_failures_total',
  ...countedFailures,
  modes: ['nftables'],
  since: '1.31',
  meaning: 'An nft transaction failed.',
  traps: [birth, 'When only `nft list` crashes, syncs succeed and nothing counts.'],
};

export const nftablesCleanupFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_nftables_cleanup_failures_total',
  ...countedFailures,
  modes: ['nftables'],
  since: '1.31',
  meaning: 'Chains that are no longer used could not be deleted. It is tried again and does no harm.',
};

const windowsFailures = {
  ...countedFailures,
  labels: ['error', 'ip_family', 'lb_type'],
  modes: ['kernelspace'],
  since: '1.37',
  traps: [
    '`error` is `network_not_found`, `port_already_exists`, `not_implemented`, `invalid_ip` or `other`; `lb_type` is `clusterip`, `nodeport`, `externalip`, `ingressip` or `healthcheck`.',
  ],
} as const;

export const windowsLoadBalancerCreateFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_winkernel_lb_create_failures_total',
  ...windowsFailures,
  meaning: 'The Windows host network service refused to make a load balancer.',
};

export const windowsLoadBalancerUpdateFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_winkernel_lb_update_failures_total',
  ...windowsFailures,
  meaning: 'The Windows host network service refused to change a load balancer.',
};

export const windowsLoadBalancerDeleteFailures: Family = {
  name: 'kubeproxy_sync_proxy_rules_winkernel_lb_delete_failures_total',
  ...windowsFailures,
  meaning: 'The Windows host network service refused to delete a load balancer.',
};
