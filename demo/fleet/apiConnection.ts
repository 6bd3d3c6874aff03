import { type FaultId } from '../../src/core/signals/scenario';
import { restClientDurationBuckets } from '../../src/core/metrics/buckets';
import { Histogram } from './histogram';
import { type RandomSequence } from './random';

/** Ways to lose the API server, with the code that client-go counts for them. */
export const apiServerFaults = {
  'api-server-unreachable': '<error>',
  'api-server-5xx': '503',
  unauthorized: '401',
} as const satisfies Partial<Record<FaultId, string>>;

export type ApiServerFault = keyof typeof apiServerFaults;

/** Reflectors of a kube-proxy: Services, EndpointSlices, its Node and ServiceCIDRs. */
const reflectors = 4;

/** What a request waits for its turn while there are few. */
const noWait = 2e-6;

/** kube-proxy's client of the API server: four watches that are renewed, and what happens without an API server. */
export class ApiConnection {
  /** Requests by code and method. */
  readonly requests = new Map<string, { code: string; method: string; count: number }>();
  readonly retries = new Map<string, number>();
  readonly durations = {
    GET: new Histogram(restClientDurationBuckets),
    POST: new Histogram(restClientDurationBuckets),
  };
  /** How long requests waited for kube-proxy’s own limit; watches do not. */
  readonly waits = {
    GET: new Histogram(restClientDurationBuckets),
    POST: new Histogram(restClientDurationBuckets),
  };
  private outage: { code: string; since: number; errors: number } | undefined;
  private backAt = Infinity;
  private renewAt: number;
  private forbiddenAt: number;
  /** Has listed Services and EndpointSlices at least once. */
  everConnected = false;

  constructor(
    private readonly random: RandomSequence,
    startedAt: number,
    fault: ApiServerFault | undefined,
    private readonly suffers: (fault: FaultId) => boolean
  ) {
    this.forbiddenAt = startedAt;
    this.renewAt = startedAt + random.between(60, 140);
    if (fault) {
      this.lose(startedAt, fault);
    } else {
      this.connect();
      this.count('201', 'POST');
      this.durations.POST.observe(random.between(0.004, 0.014));
      this.waits.POST.observe(noWait);
    }
  }

  get connected(): boolean {
    return this.outage === undefined;
  }

  /** The API server fails from then on; watches break at once. */
  lose(at: number, fault: ApiServerFault): void {
    this.outage = { code: apiServerFaults[fault], since: at, errors: 0 };
    this.backAt = Infinity;
  }

  /** The API server is back; kube-proxy notices when its reflectors’ back-off ends, up to 70 s later. */
  restore(at: number): void {
    if (this.outage) {
      const longest = Math.min(70, 1 + (at - this.outage.since) / 2);
      this.backAt = at + this.random.between(longest / 2, longest);
    }
  }

  /** @returns the outage that ended within this time: kube-proxy lists everything anew */
  advanceTo(seconds: number): { since: number; until: number } | undefined {
    let ended: { since: number; until: number } | undefined;
    if (this.outage) {
      this.countErrors(this.outage, Math.min(seconds, this.backAt));
      if (this.backAt <= seconds) {
        ended = { since: this.outage.since, until: this.backAt };
        this.outage = undefined;
        this.renewAt = this.backAt + this.random.between(60, 140);
        this.backAt = Infinity;
        this.connect();
      }
    }
    for (; this.forbiddenAt <= seconds; this.forbiddenAt += 30) {
      if (this.suffers('service-cidrs-forbidden') && !this.outage) {
        this.count('403', 'GET');
      }
    }
    while (!this.outage && this.renewAt <= seconds) {
      this.count('200', 'GET');
      if (this.suffers('api-server-half-failing')) {
        this.count('503', 'GET');
      }
      if (this.suffers('api-server-slow')) {
        // The watch ended too late to go on from where it was: its objects are listed anew.
        this.count('200', 'GET');
        this.durations.GET.observe(this.random.between(8, 12));
        this.waits.GET.observe(noWait);
      }
      this.renewAt += this.random.between(60, 140);
    }
    return ended;
  }

  private countErrors(outage: { code: string; since: number; errors: number }, until: number): void {
    const when = outage.code === '<error>' ? refusedAfter : answeredAfter;
    while (outage.since + when(outage.errors) <= until) {
      outage.errors++;
      this.count(outage.code, 'GET');
      if (outage.errors <= reflectors) {
        this.retries.set(outage.code, (this.retries.get(outage.code) ?? 0) + 1);
      }
      if (outage.code !== '<error>' || outage.errors <= reflectors) {
        this.waits.GET.observe(noWait);
      }
      if (outage.code !== '<error>') {
        this.durations.GET.observe(this.random.between(0.001, 0.005));
      }
    }
  }

  private connect(): void {
    this.everConnected = true;
    for (let reflector = 0; reflector < reflectors; reflector++) {
      this.count('200', 'GET');
      this.count('200', 'GET');
      this.durations.GET.observe(this.random.between(0.005, 0.02));
      this.waits.GET.observe(noWait);
    }
  }

  private count(code: string, method: string): void {
    const entry = this.requests.get(`${code} ${method}`) ?? { code, method, count: 0 };
    entry.count++;
    this.requests.set(`${code} ${method}`, entry);
  }
}

/** Seconds into a dead API server at which the nth error is counted: 4 at once, 19 by 10 s, 28 in a minute, then 0.1/s. */
function refusedAfter(errors: number): number {
  if (errors < reflectors) {
    return errors * 0.25;
  }
  if (errors < 19) {
    return 3 + (errors - 4) * 0.47;
  }
  return errors < 28 ? 10 + (errors - 18) * 5.5 : 60 + (errors - 27) * 10;
}

/** The same for an API server that answers with an error: 18 within 85 s were recorded. */
function answeredAfter(errors: number): number {
  if (errors < reflectors) {
    return errors * 0.25;
  }
  return errors < 15 ? 1 + (errors - 3) * 5 : 60 + (errors - 14) * 10;
}
