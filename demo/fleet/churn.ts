import { fraction, hash } from './random';

export type IpFamily = 'IPv4' | 'IPv6';
export const ipFamilies: readonly IpFamily[] = ['IPv4', 'IPv6'];

/** A change of Services or EndpointSlices that the API server sends to every node of a cluster. */
export interface Change {
  at: number;
  kind: 'service' | 'endpoints';
  /** Whose rules change: an EndpointSlice has one family, a Service changes both. */
  families: readonly IpFamily[];
  /** How many objects change at once. */
  objects: number;
  /** Seconds between the change in the cluster and its arrival at a node. */
  travel: number;
}

/** How busy a cluster is at a time: the chance of a change in each second, 0 to 1. */
export type Busyness = (seconds: number) => number;

/** The churn of the recorded runs: a change every 0.8–2.6 s. */
export const busyAllTheTime: Busyness = () => 0.6;

/** Busy by day, calm by night, and a deployment wave now and then. */
export const busyByDay: Busyness = (seconds) => {
  const hour = (seconds / 3600) % 24;
  const day = Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI));
  const wave = fraction('deployment', Math.floor(seconds / 600)) < 0.06 ? 0.3 : 0;
  return 0.06 + 0.2 * day + wave;
};

/**
 * The changes of one cluster. Any second can be asked for in any order and gives the same answer,
 * so nodes that are looked at different times still see the same cluster.
 */
export class Churn {
  private quietFrom = Infinity;

  constructor(
    private readonly seed: number,
    private readonly busyness: Busyness
  ) {}

  /** No changes from then on. */
  stopAt(seconds: number): void {
    this.quietFrom = seconds;
  }

  /** The change that arrives within a whole second of unix time, if there is one. */
  inSecond(second: number): Change | undefined {
    const drawn = hash(this.seed, second);
    if (drawn / 2 ** 32 >= this.busyness(second)) {
      return undefined;
    }
    const details = hash(this.seed, second, 'details');
    const at = second + ((details & 0x3ff) + 0.5) / 1024;
    if (at >= this.quietFrom) {
      return undefined;
    }
    const service = ((details >>> 10) & 0xff) < 10;
    const ipv6 = ((details >>> 18) & 0xff) < 40;
    return {
      at,
      kind: service ? 'service' : 'endpoints',
      families: service ? ipFamilies : ipv6 ? ipv6Only : ipv4Only,
      objects: 1 + ((details >>> 26) & 3),
      travel: 0.1 + ((details >>> 28) & 0xf) / 12,
    };
  }
}

const ipv4Only: readonly IpFamily[] = ['IPv4'];
const ipv6Only: readonly IpFamily[] = ['IPv6'];
