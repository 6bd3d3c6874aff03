import { type ClusterShape, type FaultId } from '../../src/core/signals/scenario';
import { type Churn } from './churn';
import { crashLoopIds, crashLoopOf } from './crashLoops';
import { FaultPeriods } from './faultPeriods';
import { KubeProxy } from './kubeProxy';
import { fraction, hash } from './random';
import { type FleetMode, type KubernetesVersion, versionProfiles } from './versions';

export interface NodeOptions {
  seed: number;
  cluster: string;
  name: string;
  /** The node's internal IP address. */
  address: string;
  instance: string;
  /** Host and port of the API server, as client-go labels it. */
  apiServer: string;
  kubernetes: KubernetesVersion;
  mode: FleetMode;
  churn: Churn;
  histograms?: ClusterShape['histograms'];
  ingestion?: ClusterShape['ingestion'];
  /** False: the node never has a kube-proxy. */
  kubeProxy: boolean;
  taint?: { key: string; value: string; effect: string };
  /** When the story begins; the node ran long before that. */
  startsAt: number;
}

/** Seconds that are simulated before the story begins, so that counters have values. */
const warmUp = 900;
const noProcess: readonly FaultId[] = ['instance-down', 'node-without-kube-proxy', 'whole-cluster-gone'];
/** Faults that begin with a new process, and for some also end with one. */
const restartsAtBegin: readonly FaultId[] = ['never-synced', ...crashLoopIds, 'old-version', 'mixed-mode'];
const restartsAtEnd: readonly FaultId[] = ['old-version', 'mixed-mode'];
const newPodAt: readonly FaultId[] = ['node-without-kube-proxy', 'old-version', 'mixed-mode'];

type Event = { at: number } & ({ kind: 'restart'; newPod: boolean } | { kind: 'held change'; until: number });

/** One node with its kube-proxy, and what happens to them. Time only goes forward. */
export class FleetNode {
  process: KubeProxy | undefined;
  private readonly faults = new FaultPeriods();
  private readonly events: Event[] = [];
  private suffers: ReadonlySet<FaultId> = new Set();
  private cursor: number;
  /** Infinity unless the kubelet waits with the next start. */
  private startsAgainAt = Infinity;
  private processes = 0;
  private pods = 0;

  constructor(readonly options: NodeOptions) {
    const { startsAt, cluster, name } = options;
    this.cursor = startsAt - warmUp;
    if (options.kubeProxy) {
      this.startProcess(this.cursor);
      this.process?.planFullSync(startsAt + 1 + 50 * fraction('full sync', cluster, name));
      if (this.process) {
        this.process.shownStart =
          Math.round((startsAt - 86_400 * (0.5 + 9 * fraction('age', cluster, name))) * 100) / 100;
      }
    }
  }

  /** Prometheus knows a target for this node. */
  get hasTarget(): boolean {
    return (
      this.options.kubeProxy && !this.suffers.has('node-without-kube-proxy') && !this.suffers.has('whole-cluster-gone')
    );
  }

  /** The process that answers a scrape from outside the node; undefined when the connection is refused. */
  get reachable(): KubeProxy | undefined {
    return this.suffers.has('bound-to-loopback') || !this.process?.listens ? undefined : this.process;
  }

  get pod(): string {
    return `kube-proxy-${hash('pod', this.options.cluster, this.options.name, this.pods).toString(36).padStart(5, '0').slice(-5)}`;
  }

  /** What the node suffers as of the last time that it was advanced to. */
  get currentFaults(): ReadonlySet<FaultId> {
    return this.suffers;
  }

  suffer(fault: FaultId, from: number, until = Infinity): void {
    if (fault === 'mixed-mode' && !versionProfiles[this.options.kubernetes].packetCounters) {
      throw new RangeError(
        `kube-proxy ${this.options.kubernetes} has no nftables mode: mixed-mode needs 1.35 or later`
      );
    }
    this.faults.add({ fault, from: this.notBefore(from), until });
  }

  recover(fault: FaultId, at: number): void {
    this.faults.clear(fault, this.notBefore(at));
  }

  restart(at: number, newPod: boolean): void {
    this.events.push({ at: this.notBefore(at), kind: 'restart', newPod });
  }

  holdChange(at: number, until: number): void {
    this.events.push({ at: this.notBefore(at), kind: 'held change', until });
  }

  advanceTo(seconds: number): void {
    while (this.cursor < seconds) {
      const next = Math.min(seconds, this.nextEventAfter(this.cursor));
      this.process?.advanceTo(next);
      const due = this.events.filter(({ at }) => this.cursor < at && at <= next);
      this.cursor = next;
      this.applyFaults(next);
      due.forEach((event) => this.happens(event));
      this.crashIfDue(next);
    }
  }

  private nextEventAfter(seconds: number): number {
    return this.events
      .map(({ at }) => at)
      .filter((at) => at > seconds)
      .reduce(
        (first, at) => Math.min(first, at),
        Math.min(this.nextCrashOrStart, this.faults.nextChangeAfter(seconds))
      );
  }

  private get nextCrashOrStart(): number {
    const loop = crashLoopOf(this.suffers);
    return loop && this.process ? this.process.options.startedAt + loop.runsFor : this.startsAgainAt;
  }

  private crashIfDue(at: number): void {
    const loop = crashLoopOf(this.suffers);
    if (at < this.nextCrashOrStart) {
      return;
    }
    if (loop && loop.waitsFor > 0 && this.process) {
      this.process = undefined;
      this.startsAgainAt = at + loop.waitsFor;
    } else {
      this.startProcess(at);
    }
  }

  private happens(event: Event): void {
    if (event.kind === 'held change') {
      this.process?.holdChange(event.at, event.until);
    } else if (this.process) {
      this.pods += event.newPod ? 1 : 0;
      this.startProcess(event.at);
    }
  }

  private applyFaults(at: number): void {
    const before = this.suffers;
    const now = this.faults.at(at);
    const begun = (fault: FaultId) => now.has(fault) && !before.has(fault);
    const ended = (fault: FaultId) => before.has(fault) && !now.has(fault);
    if (before.size === 0 && now.size === 0) {
      return;
    }
    this.suffers = now;
    this.pods += newPodAt.some((fault) => begun(fault) || (ended(fault) && fault !== 'node-without-kube-proxy'))
      ? 1
      : 0;
    if (!this.options.kubeProxy || noProcess.some((fault) => now.has(fault))) {
      this.process = undefined;
      this.startsAgainAt = Infinity;
    } else if (
      (!this.process && this.startsAgainAt === Infinity) ||
      restartsAtBegin.some(begun) ||
      restartsAtEnd.some(ended)
    ) {
      this.startProcess(at);
    } else {
      this.process?.faultsChanged(at, now);
    }
  }

  private startProcess(at: number): void {
    const { apiServer, cluster, name, kubernetes, mode, churn, histograms, ingestion, seed } = this.options;
    const profile = versionProfiles[kubernetes];
    this.startsAgainAt = Infinity;
    const otherMode = mode === 'iptables' ? 'nftables' : 'iptables';
    this.process = new KubeProxy({
      seed: hash(seed, cluster, name, this.processes++),
      startedAt: at,
      apiServer,
      profile,
      mode: this.suffers.has('mixed-mode') ? otherMode : mode,
      ...(this.suffers.has('old-version') ? profile.older : profile),
      churn,
      histograms,
      ingestion,
      suffers: this.suffers,
    });
  }

  /** Nothing can be told about a time that is already over. */
  private notBefore(at: number): number {
    return at > this.cursor ? at : this.cursor + 0.001;
  }
}
