import { type ClusterShape, type FaultId } from '../../src/core/signals/scenario';
import { ApiConnection, type ApiServerFault } from './apiConnection';
import { type Change, type Churn, type IpFamily, ipFamilies } from './churn';
import { FaultCounters } from './faultCounters';
import { fraction, RandomSequence } from './random';
import { SyncLoop } from './syncLoop';
import { SyncMetrics } from './syncMetrics';
import { type FleetMode, type VersionProfile } from './versions';

/** Services and EndpointSlices of a simulated cluster; a re-list counts every one again. */
const services = 309;
const endpointSlices = 337;
/** kube-proxy calls itself unhealthy when a change waits this long: 2 × syncPeriod. */
const healthTimeout = 60;
const probeEvery = 10;

export interface KubeProxyOptions {
  seed: number;
  startedAt: number;
  /** Host and port of the API server. */
  apiServer: string;
  profile: VersionProfile;
  mode: FleetMode;
  gitVersion: string;
  minor: string;
  churn: Churn;
  histograms?: ClusterShape['histograms'];
  ingestion?: ClusterShape['ingestion'];
  suffers: ReadonlySet<FaultId>;
}

/** One kube-proxy process from its start to its end. Time goes forward only, in any steps, with the same result. */
export class KubeProxy {
  readonly endpointChanges = { pending: 0, total: 0 };
  readonly serviceChanges = { pending: 0, total: 0 };
  readonly probes = { ok: 0, failed: 0 };
  readonly loops: ReadonlyMap<IpFamily, SyncLoop>;
  readonly api: ApiConnection;
  readonly faultCounters: FaultCounters;
  suffers: ReadonlySet<FaultId>;
  /** Shown start; earlier than the simulated one for processes that ran before the simulation began. */
  shownStart: number;
  private readonly random: RandomSequence;
  private cursor: number;
  private lastProbe: number;
  private lastSeldom = -Infinity;

  constructor(readonly options: KubeProxyOptions) {
    const { startedAt, profile, seed } = options;
    this.suffers = options.suffers;
    this.shownStart = startedAt;
    this.cursor = startedAt;
    this.lastProbe = startedAt;
    this.random = new RandomSequence(seed);
    this.faultCounters = new FaultCounters(options.mode, profile);
    const shared = new SyncMetrics(startedAt, true);
    this.loops = new Map(
      ipFamilies.map((family) => [family, this.createLoop(family, profile.ipFamilyLabel ? undefined : shared)])
    );
    this.api = new ApiConnection(this.random, startedAt, this.apiServerFault(), (fault) => this.suffers.has(fault));
    if (this.api.connected) {
      this.listEverything(startedAt, []);
    }
  }

  /** Since 1.35 kube-proxy opens its port only after it has read its Node from the API server. */
  get listens(): boolean {
    return this.api.everConnected || !this.options.profile.ipFamilyLabel;
  }

  get uptime(): number {
    return this.cursor - this.shownStart;
  }

  get cpuSeconds(): number {
    const syncing = [...this.loops.values()].reduce((total, { metrics }) => total + metrics.all.sum, 0);
    return 0.4 * syncing + 0.004 * this.uptime;
  }

  get residentMemoryBytes(): number {
    return (
      4096 *
      Math.round(
        18_000 + 1200 * Math.sin(this.cursor / 900) + 400 * fraction(this.options.seed, Math.floor(this.cursor / 15))
      )
    );
  }

  get goroutines(): number {
    return 74 + Math.floor(4 * fraction(this.options.seed, Math.floor(this.cursor / 30)));
  }

  /** To be called when the faults have changed, with the process advanced to that time. */
  faultsChanged(at: number, suffers: ReadonlySet<FaultId>): void {
    const before = this.apiServerFault();
    this.suffers = suffers;
    const now = this.apiServerFault();
    if (now && now !== before) {
      this.api.lose(at, now);
    } else if (before && !now) {
      this.api.restore(at);
    }
  }

  /** A change arrives that is not in the rules before `until`. */
  holdChange(at: number, until: number): void {
    this.serviceChanges.pending += 2;
    this.serviceChanges.total += 2;
    this.loops.forEach((loop) => loop.queue(at, [], until));
  }

  /** Plans the next full sync that nothing asked for. */
  planFullSync(at: number): void {
    this.loops.forEach((loop) => loop.planFullSync(at));
  }

  advanceTo(seconds: number): void {
    for (let second = Math.floor(this.cursor); second <= seconds; second++) {
      const until = Math.min(seconds, second + 1);
      this.probe(second);
      this.faultCounters.advance(Math.max(0, until - Math.max(this.cursor, second)), this.suffers);
      const change = this.options.churn.inSecond(second);
      if (change && change.at > this.cursor && change.at <= until) {
        this.advanceLoops(change.at);
        this.receive(change);
      }
      this.advanceLoops(until);
      this.cursor = Math.max(this.cursor, until);
    }
  }

  private advanceLoops(seconds: number): void {
    const ended = this.api.advanceTo(seconds);
    if (ended) {
      this.loops.forEach((loop) => loop.advanceTo(ended.until));
      this.listEverything(ended.until, this.missedChanges(ended));
    }
    this.loops.forEach((loop) => loop.advanceTo(seconds));
  }

  private receive(change: Change): void {
    if (!this.api.connected) {
      return;
    }
    const travel = this.suffers.has('slow-programming')
      ? 40 + 100 * fraction(this.options.seed, change.at)
      : change.travel;
    const counter = change.kind === 'service' ? this.serviceChanges : this.endpointChanges;
    // Both families' trackers count a Service.
    const counted = change.kind === 'service' ? 2 * change.objects : change.objects;
    counter.pending += counted;
    counter.total += counted;
    const triggers = change.kind === 'service' ? [] : new Array<number>(change.objects).fill(change.at - travel);
    change.families.forEach((family) => this.loops.get(family)?.queue(change.at, triggers));
  }

  /** A list after the start or after an outage counts everything anew. */
  private listEverything(at: number, triggers: readonly number[]): void {
    this.serviceChanges.total += 2 * services + 2;
    this.endpointChanges.total += endpointSlices;
    this.loops.forEach((loop) => loop.queue(at, triggers));
  }

  /** When the changes happened that an outage kept away: an EndpointSlice tells only its last one. */
  private missedChanges({ since, until }: { since: number; until: number }): number[] {
    const times: number[] = [];
    for (let second = Math.floor(until); second > since && times.length < 40; second--) {
      if (this.options.churn.inSecond(second)) {
        times.push(second);
      }
    }
    return times;
  }

  private probe(second: number): void {
    if (second % probeEvery !== 0 || second <= this.lastProbe) {
      return;
    }
    this.lastProbe = second;
    const waits = ({ waitingSince }: SyncLoop) => waitingSince !== undefined && second - waitingSince >= healthTimeout;
    const loops = [...this.loops.values()];
    // Before 1.29 both families shared one state: a healthy one hid the other.
    const failed = this.options.profile.ipFamilyLabel ? loops.some(waits) : loops.every(waits);
    this.probes[failed ? 'failed' : 'ok']++;
  }

  private fails(family: IpFamily, full: boolean): boolean {
    if (this.suffers.has('restore-failing-at-times') && this.random.next() < 0.1) {
      return true;
    }
    return (
      this.suffers.has('rules-stale') ||
      this.suffers.has('never-synced') ||
      (this.suffers.has('partial-sync-failing') && !full) ||
      (this.suffers.has('partial-sync-failing-seldom') && !full && family === 'IPv4' && this.isTimeForSeldom()) ||
      (this.suffers.has('one-family-failing') && family === 'IPv4')
    );
  }

  /** Once in six minutes. */
  private isTimeForSeldom(): boolean {
    const isTime = this.cursor >= this.lastSeldom + 360;
    this.lastSeldom = isTime ? this.cursor : this.lastSeldom;
    return isTime;
  }

  private fixedDuration(): number | undefined {
    if (this.suffers.has('very-slow-sync')) {
      return this.random.between(270, 410);
    }
    return this.suffers.has('slow-sync') ? this.random.between(11, 13.5) : undefined;
  }

  private apiServerFault(): ApiServerFault | undefined {
    return apiServerFaultIds.find((fault) => this.suffers.has(fault));
  }

  private createLoop(family: IpFamily, shared: SyncMetrics | undefined): SyncLoop {
    const { startedAt, profile, seed } = this.options;
    const rules = family === 'IPv4' ? 3550 : 245;
    return new SyncLoop(
      shared ?? new SyncMetrics(startedAt, false),
      {
        fails: (full) => this.fails(family, full),
        fixedDuration: () => this.fixedDuration(),
        rulesAt: (seconds) => rules + Math.round(rules * 0.04 * fraction(profile.minor, Math.floor(seconds / 1800))),
        started: () => {
          this.serviceChanges.pending = 0;
          this.endpointChanges.pending = 0;
        },
      },
      new RandomSequence(seed ^ (family === 'IPv4' ? 4 : 6)),
      startedAt
    );
  }
}

const apiServerFaultIds: readonly ApiServerFault[] = ['api-server-unreachable', 'api-server-5xx', 'unauthorized'];
