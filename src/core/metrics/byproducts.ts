/** Families that come with libraries of kube-proxy and say nothing about it. */
export interface Byproduct {
  pattern: RegExp;
  meaning: string;
}

export const byproducts: readonly Byproduct[] = [
  { pattern: /^go_/, meaning: 'The Go runtime of the process: memory, garbage collection, scheduling.' },
  { pattern: /^apiserver_/, meaning: 'Left over from libraries shared with the API server; always 0 here.' },
  {
    pattern: /^aggregator_discovery_aggregation_count_total$/,
    meaning: 'Left over from libraries shared with the API server; always 0 here.',
  },
  {
    pattern: /^cardinality_enforcement_unexpected_categorizations_total$/,
    meaning: 'Label values outside of a configured list; the metrics library counts them.',
  },
];

/** Names that documentation or guides list, and for which a query about kube-proxy finds nothing. */
export const neverThere: readonly Byproduct[] = [
  {
    pattern: /^rest_client_dns_resolution_duration_seconds$/,
    meaning: 'Defined in client-go since 1.28 and registered by no component.',
  },
  {
    pattern: /^rest_client_exec_plugin_policy_call_total$/,
    meaning: 'Defined in client-go since 1.35 and registered by no component.',
  },
  { pattern: /^workqueue_/, meaning: 'Registered by an import; kube-proxy has no such queue, so there are no series.' },
  { pattern: /^leader_election_/, meaning: 'Registered by an import; every kube-proxy works, none is elected.' },
  {
    pattern: /^kubernetes_healthcheck(s_total)?$/,
    meaning: 'On /metrics/slis of the same port, not on /metrics: kube-proxy answering at all.',
  },
  {
    pattern: /^kubeproxy_(ipvs|iptables_rules)_/,
    meaning:
      'In guides only. No kube-proxy has metrics of IPVS; rules are counted by kubeproxy_sync_proxy_rules_iptables_total.',
  },
  {
    pattern: /^kubeproxy_(sync_proxy_rules_errors|nftables_sync)_total$/,
    meaning: 'In guides only. Failures are counted by mode: see under failed syncs.',
  },
];
