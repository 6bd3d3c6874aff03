/** The minute at which conditions are evaluated; every series has a sample each minute until then. */
export const now = 1600;
/** The same in seconds, as `time()` tells it. */
export const nowSeconds = 60 * now;

/** Series and their values. */
export type Series = Record<string, string>;

interface Target {
  cluster?: string;
  job?: string;
  host?: number;
  node?: string;
}

/** The labels of a target, one that is the same whoever asks for it. */
export function target({ cluster = 'prod', job = 'kube-proxy', host = 1, node }: Target = {}): string {
  const all = `cluster="${cluster}",job="${job}",instance="10.0.0.${host}:10249"`;
  return node === undefined ? all : `${all},node="${node}"`;
}

/** The labels of the target of an agent that scrapes the loopback address of its own node. */
export function agentOn(node: string): string {
  return `cluster="prod",job="kube-proxy",instance="127.0.0.1:10249",node="${node}"`;
}

/** Targets at another cluster, job or address: each differs from the usual one in a single label. */
export const otherInstances = [
  target({ cluster: 'stage' }),
  target({ job: 'monitoring/kube-proxy' }),
  target({ host: 2 }),
] as const;

/** The same, and the loopback address of another node. */
export const others = [...otherInstances, target({ node: 'a2' })] as const;

/** The labels of a sample that a condition gives. */
export const of = (labels: string) => `{${labels}}`;

export const always = (value: number) => `${value}x${now}`;

/** A value that is there up to some minutes ago. */
export const until = (minutesAgo: number, value: number) => `${value}x${now - minutesAgo} stale`;

/**
 * Values from some minutes ago on, by these minutes; `stale`: not there from then on.
 * @param before the value before all of them; left out: none
 */
export function changing(values: Record<number, number | 'stale'>, before?: number): string {
  const changes = Object.entries(values)
    .map(([minutesAgo, value]) => ({ at: now - Number(minutesAgo), value }))
    .sort((left, right) => left.at - right.at);
  const [first] = changes;
  const lasting = changes.map(({ at, value }, index) => {
    const more = (changes[index + 1]?.at ?? now + 1) - at - 1;
    const rest = value === 'stale' ? ` _x${more}` : `x${more}`;
    return more === 0 ? `${value}` : `${value}${rest}`;
  });
  const start = first?.at ?? now + 1;
  return [before === undefined ? `_x${start}` : `${before}x${start - 1}`, ...lasting].join(' ');
}

/**
 * A counter, by how much it grew between so many minutes ago and the minute after.
 * @param before what it was before; left out: it was not there
 */
export function counter(grew: Record<number, number>, before?: number): string {
  let total = before ?? 0;
  const minutes = Object.keys(grew)
    .map(Number)
    .sort((left, right) => right - left);
  return changing(
    Object.fromEntries(minutes.map((minutesAgo) => [minutesAgo - 1, (total += grew[minutesAgo] ?? 0)])),
    before
  );
}

export function together(parts: readonly Series[]): Series {
  return Object.fromEntries(parts.flatMap((series) => Object.entries(series)));
}
