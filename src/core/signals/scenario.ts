import { type SignalId } from './signal';

/**
 * The words in which a signal says when it must fire and when it must stay silent.
 * One fleet model understands them: it writes promtool tests, feeds the demo's Prometheus and takes live faults,
 * so a fault has one name and one meaning everywhere.
 */

/** A time since the start of a scenario or a length of time, in Prometheus notation: `90s`, `10m`, `2h`. */
export type ScenarioTime = string;

/** Ways in which a kube-proxy, its node or its API server fails. */
export const faultIds = [
  'instance-down',
  'bound-to-loopback',
  'node-without-kube-proxy',
  'node-not-ready',
  'node-about-to-go',
  'whole-cluster-gone',
  'kube-state-metrics-gone',
  'rules-stale',
  'slow-sync',
  'very-slow-sync',
  'api-server-unreachable',
  'api-server-5xx',
  'api-server-half-failing',
  'unauthorized',
  'service-cidrs-forbidden',
  'never-synced',
  'restart-loop',
  'crash-loop-back-off',
  'crash-at-start',
  'out-of-memory',
  'slow-programming',
  'old-version',
  'mixed-mode',
  'metrics-filtered',
  'partial-sync-failing',
  'partial-sync-failing-seldom',
  'restore-failing-at-times',
  'one-family-failing',
  'api-server-slow',
  'invalid-packets',
  'load-balancer-failing',
  'listener-failing',
] as const;

export type FaultId = (typeof faultIds)[number];

export interface Period {
  from: ScenarioTime;
  /** Left out: the fault lasts until the end. */
  until?: ScenarioTime;
}

/** One node of a scenario. Every method returns the fleet, so that sentences can be chained. */
export interface ScenarioNode {
  suffers(fault: FaultId, period: Period): ScenarioFleet;
  /** kube-proxy's process starts anew: counters begin at zero again, in the same pod unless a new one is asked for. */
  restartsAt(time: ScenarioTime, pod?: 'same pod' | 'new pod'): ScenarioFleet;
  /** One scrape meets a change that is queued and not yet applied, as happens on healthy nodes. */
  isScrapedMidSyncAt(time: ScenarioTime): ScenarioFleet;
}

export interface ScenarioCluster {
  suffers(fault: FaultId, period: Period): ScenarioFleet;
  node(name: string): ScenarioNode;
}

/** What the fleet is made of at the start of a scenario. */
export interface FleetShape {
  /** Left out: one cluster `prod` with nodes a1, a2, a3. */
  clusters?: Record<string, ClusterShape>;
  /** How long the scenario runs; default `3h`. */
  length?: ScenarioTime;
  /** Default `1m`, which is also the step of promtool's series. */
  scrapeInterval?: ScenarioTime;
}

export interface ClusterShape {
  nodes: string[];
  /** Decides families and labels: `1.28` has no `ip_family`. Default `1.35`. */
  kubernetes?: '1.28' | '1.35' | '1.37';
  mode?: 'iptables' | 'nftables' | 'ipvs' | 'kernelspace';
  /** Native: of each histogram one series with the bare name is left, without `_bucket`, `_sum` and `_count`. Default classic. */
  histograms?: 'classic' | 'native';
  /** Minimal: what Azure's minimal ingestion keeps, no timestamps and no failure counters. Default all. */
  ingestion?: 'all' | 'minimal';
  /** False: replaced by something else (Cilium …): kube-state-metrics knows the nodes, nothing else is there. Default true. */
  kubeProxy?: boolean;
  /** How many kube-state-metrics replicas are scraped; 0 is none. Default 1. */
  kubeStateMetrics?: 0 | 1 | 2;
  /** False: kube-proxies are static Pods, and there is no DaemonSet to count. Default true. */
  daemonSet?: boolean;
  /** True: every kube-proxy is scraped at a second address, which kube-state-metrics does not know. Default false. */
  secondAddress?: boolean;
  /** False: the `cluster` label is missing from every series. A text: that of another cluster. Default true: its own name. */
  clusterLabel?: boolean | string;
  /** Whose addresses its nodes have too, as happens to private ones. Default: nobody's. */
  addressesOf?: string;
  /** The job of its kube-proxies' targets. Default `kube-proxy`. */
  job?: string;
  /** True: discovery attaches `node` to every target of a kube-proxy. Default false. */
  targetsTellNode?: boolean;
  /**
   * True: as on k3s one process per node runs every component and shows all of its series under several jobs, not under
   * `kube-proxy`; there is no DaemonSet. Default false.
   */
  oneProcess?: boolean;
  /** What `instance` says. Default `ip`: `10.0.0.1:10249`. Loopback: an agent on each node scrapes its own kube-proxy. */
  instance?: 'ip' | 'ipv6' | 'node-name' | 'loopback';
}

/** The fleet that a scenario speaks about: healthy and under churn until something is said about it. */
export interface ScenarioFleet {
  node(name: string): ScenarioNode;
  cluster(name: string): ScenarioCluster;
  /** No Service or EndpointSlice changes from then on. */
  quietFrom(time: ScenarioTime): ScenarioFleet;
}

/** Alerts of one severity that a scenario expects. */
export interface Expectation {
  severity: 'info' | 'warning' | 'critical';
  /** The labels that name who is affected, e.g. `{ cluster: 'prod', node: 'a1' }`; every one is expected, no other. */
  alerts: Array<Record<string, string>>;
}

/** Alerts of another signal that are right in the same scenario, at the time at which it looks. */
export interface OtherExpectation extends Expectation {
  signal: SignalId;
}

interface ScenarioBase {
  title: string;
  shape?: FleetShape;
  /** What happens to the fleet. */
  story: (fleet: ScenarioFleet) => ScenarioFleet;
  /** Settings that differ from the defaults; validated like a user's. */
  settings?: unknown;
}

export interface FiringScenario extends ScenarioBase {
  kind: 'fires';
  /** When to look, and what the signal must say then. */
  at: ScenarioTime;
  /** Up to here the signal must say the same at every full minute. Left out: nobody looks again. */
  staysUntil?: ScenarioTime;
  expected: Expectation[];
  /** Alerts of other signals that fire then; all that are not named stay silent from beginning to end. */
  alsoFires?: OtherExpectation[];
  /** A time by which everything is silent again. */
  overBy?: ScenarioTime;
}

export interface SilentScenario extends ScenarioBase {
  kind: 'silent';
}

export type Scenario = FiringScenario | SilentScenario;

/** The signal fires with exactly the expected alerts at the given time, and nothing else fires at all. */
export function fires(
  title: string,
  story: Scenario['story'],
  options: Omit<FiringScenario, 'kind' | 'title' | 'story'>
): FiringScenario {
  return { title, kind: 'fires', story, ...options };
}

/** The signal never fires in the whole length of the scenario. */
export function silent(
  title: string,
  story: Scenario['story'],
  options: Omit<SilentScenario, 'kind' | 'title' | 'story'> = {}
): SilentScenario {
  return { title, kind: 'silent', story, ...options };
}
