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
  { pattern: /^informer_/, meaning: 'Queues of client-go’s informers (Kubernetes 1.36); not on every build.' },
  { pattern: /^version_info$/, meaning: 'Versions that a component emulates (Kubernetes 1.34).' },
];
