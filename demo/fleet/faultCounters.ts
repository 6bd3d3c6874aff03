import {
  conntrackInvalidDropped,
  localhostNodePortListenerFailures,
  localhostNodePortsAccepted,
} from '../../src/core/metrics/dataplane';
import { windowsLoadBalancerCreateFailures } from '../../src/core/metrics/syncFailures';
import { type FaultId } from '../../src/core/signals/scenario';
import { type Emit, type Labels } from './sample';
import { type FleetMode, type VersionProfile } from './versions';

interface CounterOfFault {
  /** Left out: nothing moves it. */
  fault?: FaultId;
  family: string;
  labels: Labels;
  perSecond: number;
  /** Whether it is there before the fault. */
  isBornWithZero: (mode: FleetMode, profile: VersionProfile) => boolean;
}

const never = () => false;

/** Counters about which nothing is modelled but that a fault moves them. */
const countersOfFaults: readonly CounterOfFault[] = [
  {
    fault: 'invalid-packets',
    family: conntrackInvalidDropped.name,
    labels: {},
    perSecond: 50,
    isBornWithZero: (mode, { packetCounters }) => mode === 'iptables' && packetCounters,
  },
  {
    family: localhostNodePortsAccepted.name,
    labels: {},
    perSecond: 0,
    isBornWithZero: (mode, { packetCounters }) => mode === 'iptables' && packetCounters,
  },
  {
    fault: 'load-balancer-failing',
    family: windowsLoadBalancerCreateFailures.name,
    labels: { error: 'other', ip_family: 'IPv4', lb_type: 'clusterip' },
    perSecond: 1 / 30,
    isBornWithZero: never,
  },
  {
    fault: 'listener-failing',
    family: localhostNodePortListenerFailures.name,
    labels: { ip_family: 'IPv4' },
    perSecond: 0.5,
    isBornWithZero: never,
  },
  {
    // Who connects while nothing listens.
    fault: 'listener-failing',
    family: 'kubeproxy_nftables_localhost_nodeport_rejected_packets_total',
    labels: { ip_family: 'IPv4', protocol: 'TCP' },
    perSecond: 2,
    isBornWithZero: never,
  },
];

/** What the faults of one process have counted. */
export class FaultCounters {
  private readonly counts: Map<CounterOfFault, number>;

  constructor(mode: FleetMode, profile: VersionProfile) {
    const born = countersOfFaults.filter(({ isBornWithZero }) => isBornWithZero(mode, profile));
    this.counts = new Map(born.map((counter) => [counter, 0]));
  }

  advance(seconds: number, suffers: ReadonlySet<FaultId>): void {
    if (suffers.size === 0) {
      return;
    }
    for (const counter of countersOfFaults.filter(({ fault }) => fault !== undefined && suffers.has(fault))) {
      this.counts.set(counter, (this.counts.get(counter) ?? 0) + counter.perSecond * seconds);
    }
  }

  emit(emit: Emit): void {
    for (const [{ family, labels }, count] of this.counts) {
      emit(family, labels, Math.floor(count));
    }
  }
}
