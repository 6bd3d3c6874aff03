/**
 * Labels that compiled queries make on their way to a result. A series' own label of that name would be overwritten, so
 * none of them can tell clusters apart.
 */
export const madeLabels = {
  /** Name of a Node object beside the node label of a target. */
  nodeObject: 'kube_node',
  /** All that a node may be called, joined. */
  nodeNames: 'names',
  /** Host part of `instance`, as kube-state-metrics calls it. */
  address: 'internal_ip',
  /** Keeps series apart that differ in their name only. */
  kind: 'kind',
  /** Of a histogram: classic or native. */
  form: 'form',
  /** The proxy mode that metrics look like. */
  mode: 'mode',
  /** Which of the questions in one query a series is an answer to. */
  answers: 'answers',
  /** What a dashboard's variable selects. */
  selected: 'selected',
  /** What a choice of a variable is called. */
  shown: 'shown',
  /** The signal that a series violates. */
  signal: 'signal',
  /** A version of Kubernetes in words, what it changes, and what to do. */
  version: 'version',
  change: 'change',
  action: 'action',
} as const;
