export type ProxyMode = 'iptables' | 'ipvs' | 'nftables' | 'kernelspace';

/**
 * Why a family may be missing on a healthy kube-proxy. Up to Kubernetes 1.32 what has no label but `ip_family` is there
 * from the start, whatever is said here.
 */
export type Appears =
  | 'at start'
  | 'after the first request'
  /** As soon as rules are being programmed, whether that succeeds or not. */
  | 'during the first sync'
  /** Once that has ended, successfully or not. */
  | 'after the first sync'
  | 'after the first success'
  /** Once something changed that it had not listed at its start. */
  | 'after the first change'
  | 'after the first failure'
  | 'when probed'
  | 'when used';

/** One metric family that kube-proxy exposes, or that the product reads next to it. */
export interface Family {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  unit: 'seconds' | 'microseconds' | 'unix seconds' | 'count' | 'packets' | 'bytes' | 'bool';
  /** Labels besides `job` and `instance`. `ip_family` is missing before Kubernetes 1.33. */
  labels: readonly string[];
  /** Upper bounds of the finite buckets, ascending. */
  buckets?: readonly number[];
  /** Left out: all modes. */
  modes?: readonly ProxyMode[];
  /** First Kubernetes minor version that has it, e.g. `1.19`; left out: all that are supported. */
  since?: string;
  /** Modes that have it since a later version only. */
  laterIn?: Partial<Record<ProxyMode, string>>;
  /** Last Kubernetes minor version that has it; left out: still there. */
  until?: string;
  appears: Appears;
  /** What it really says. */
  meaning: string;
  /** What leads people astray who read the name only. */
  traps?: readonly string[];
}

/** What becomes of any histogram where Prometheus scrapes native ones only. */
export const nativeForm =
  'Where Prometheus scrapes native histograms only, which Kubernetes 1.37 offers by default, `_bucket`, `_sum` and `_count` are gone, and one series with the bare name stays.';

/** True when every kube-proxy that works has it before long: others wait for a failure or a use. */
export function isSoonThere({ appears }: Family): boolean {
  return !['after the first failure', 'when probed', 'when used'].includes(appears);
}

/** Names of all series that a family may have; a native histogram has the family's own. */
export function seriesOf({ name, type }: Family): string[] {
  return type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
}

/** A quantile of this histogram is never above this value, in the family's unit. */
export function largestBucket(family: Family): number {
  const largest = family.buckets?.at(-1);
  if (largest === undefined) {
    throw new Error(`${family.name} has no buckets`);
  }
  return largest;
}
