import { type Family, type ProxyMode } from '../metrics/family';
import { type Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';
import { type Scenario } from './scenario';

/** Stable for ever: rule uids, addresses and runbook names hang on them. At most 24 characters. */
export const signalIds = [
  'metrics-missing',
  'instance-metrics-missing',
  'down',
  'many-instances-down',
  'instance-down',
  'node-not-covered',
  'coverage-below-expected',
  'rules-stale',
  'api-server-unusable',
  'api-server-errors',
  'api-server-unauthorized',
  'never-synced',
  'sync-failing',
  'partial-sync-failing',
  'sync-slow',
  'network-programming-slow',
  'livez-failing',
  'api-server-slow',
  'restarting',
  'version-skew',
  'mixed-modes',
  'ipvs-mode-deprecated',
  'no-local-endpoints',
  'conntrack-invalid-drops',
  'windows-load-balancer',
  'localhost-node-port',
] as const;

export type SignalId = (typeof signalIds)[number];

/** In the order of how bad they are. */
export const severities = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof severities)[number];

export type Unit = 'seconds' | 'ratio' | 'count' | 'nodes';

/** A number that the user may tune. */
export interface Parameter {
  /** `threshold` when the signal has only one. */
  id: string;
  label: string;
  unit: Unit;
  /** What a level has unless the user says otherwise. */
  defaults: Partial<Record<Severity, number>>;
  min: number;
  /** Values below are allowed when `excludesMax`, up to it otherwise. */
  max: number;
  excludesMax?: boolean;
  /** True when only whole numbers make sense (an offset in PromQL, a count). */
  whole?: boolean;
  /** Why nothing above is allowed, as a sentence. */
  maxReason?: string;
  /** The only values that make sense, ascending: bounds of buckets that are compared as they are. */
  allowed?: readonly number[];
  /** The histogram whose buckets are compared as they are: where it has no bucket of this bound nothing can fire. */
  boundOf?: Family;
  /** The histogram whose mean is compared. The mean has no upper end; quantiles, which graphs show, have one. */
  meanOf?: Family;
}

/** A severity at which a signal alerts. */
export interface Level {
  severity: Severity;
  /** Prometheus duration for which it must be true before it fires. */
  for: string;
}

export type ParameterValues = Readonly<Record<string, number>>;

/**
 * The value of a parameter. Compiled parameters are complete, so a missing one is a mistake in the catalogue.
 * @throws Error naming the parameter
 */
export function valueOf(parameters: ParameterValues, id: string): number {
  const value = parameters[id];
  if (value === undefined) {
    throw new Error(`The parameter ${id} has neither a value nor a default at this level`);
  }
  return value;
}

export interface Message {
  /**
   * Texts with placeholders: `{node}`, `{value}`, `{inCluster}` (" in cluster prod", or nothing without a cluster label)
   * and every parameter's id.
   */
  summary: string;
  description: string;
  /** Unit of the value that a violating series carries. */
  valueUnit: Unit;
}

export interface Runbook {
  meaning: string;
  impact: string;
  /** How to confirm it: text, and commands per proxy mode where they differ. */
  diagnosis: RunbookStep[];
  /** What it was in the wild, with a link where there is one. */
  causes: Array<{ text: string; link?: string }>;
  mitigation: RunbookStep[];
  tuning: string;
}

export interface RunbookStep {
  text: string;
  /** What to ask Prometheus, about the reader's own kube-proxies. */
  queries?: ReadonlyArray<(kubeProxy: KubeProxy) => Expression>;
  /** Shell commands; `<node>` and `<pod>` stand for what the reader fills in. */
  commands?: string[];
  modes?: readonly ProxyMode[];
}

/** What must be there for a signal to say anything. */
export interface Requirements {
  /** Without one of them it can never fire; of families of different modes those of the own one. */
  families: readonly Family[];
  /** Modes that it is about; left out: those that expose the families. */
  modes?: readonly ProxyMode[];
  /** The first Kubernetes minor version in which it tells the truth; left out: the first that exposes the families. */
  since?: string;
  /** True where nodes are counted or named by kube-state-metrics. */
  kubeStateMetrics?: boolean;
}

export interface Signal {
  id: SignalId;
  /** Name of the alert, `KubeProxy…`. */
  alert: string;
  group: 'reachability' | 'programming' | 'control-plane' | 'lifecycle' | 'dataplane';
  golden: 'latency' | 'traffic' | 'errors' | 'saturation' | 'availability';
  scope: 'cluster' | 'node';
  title: string;
  /** One sentence for the configuration page: what is measured and what it means above the threshold. */
  explanation: string;
  parameters: readonly Parameter[];
  levels: readonly Level[];
  /** The number to draw: all healthy series are in it. */
  value(kubeProxy: KubeProxy): Expression;
  valueUnit: Unit;
  /** The parameter that is a line in the graph of `value`; left out when no parameter is. */
  line?: string;
  /** The series that violate and nothing else; their value is the number to show in the message. */
  firing(kubeProxy: KubeProxy, parameters: ParameterValues): Expression;
  /** Signals that explain this one: where one of them is true, this is only a symptom. */
  causedBy?: readonly SignalId[];
  /** True where a cause hides this one only once it was true for almost as long as it needs to fire itself. */
  causesMustLast?: boolean;
  /** Where this signal explains others that name it in `causedBy`; left out: where it fires. */
  explains?(kubeProxy: KubeProxy, parameters: ParameterValues): Expression;
  /** Where it has fired for so many seconds; left out: asked at many moments, which costs as often as much. */
  lasts?(kubeProxy: KubeProxy, parameters: ParameterValues, seconds: number): Expression;
  /** True where the results carry `node` already, because there is no target by which to name it. */
  namesNodes?: boolean;
  /** True for what is normal in many clusters: nobody is alerted unless asked for. */
  isOffByDefault?: boolean;
  /** The one signal per source that also alerts when Prometheus gives no answer. */
  isCanary?: boolean;
  /** A family that every target has which can violate: by its series nodes are named. Left out: `up`. */
  presence?: Family;
  requires: Requirements;
  message: Message;
  runbook: Runbook;
  scenarios: readonly Scenario[];
}

/** Checks at compile time that a signal is complete, and keeps its literal types. */
export function defineSignal(signal: Signal): Signal {
  return signal;
}
