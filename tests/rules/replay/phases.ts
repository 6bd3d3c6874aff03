import { type SignalId } from '../../../src/core/signals/signal';

/** Unix seconds of a time of day of the recorded run. */
export function atTime(clock: string): number {
  return Date.parse(`2026-11-23T${clock}Z`) / 1000;
}

/**
 * The recorded run: a real kube-proxy 1.35.4 in iptables mode under churn, scraped every 5 s as `job="kube-proxy"`,
 * with a second target that never answers and without a cluster label.
 */
export const recordedRun = { from: atTime('00:18:35'), until: atTime('00:44:30') };

/** Something that went wrong in the run, and the signal that has to say so. */
export interface Episode {
  title: string;
  signal: SignalId;
  /** Labels that the violating series must have. */
  labels: Record<string, string>;
  /** When it began; before, the signal is silent. */
  from: number;
  /** From then on the signal must be true without a gap. */
  trueBy: number;
  /** A warning: a critical alert may say so as well, and need not. */
  isWarning?: boolean;
  /** When it was put right; up to 5 minutes later the signal must be silent. */
  curedAt: number;
}

const proxy = { job: 'kube-proxy', instance: '127.0.0.1:10249', node: '127.0.0.1' };
const neverAnswering = { job: 'kube-proxy', instance: '127.0.0.2:10249', node: '127.0.0.2' };

/** All that was wrong in the run, in the order of time. */
export const episodes: readonly Episode[] = [
  {
    title: 'the second target never answers while the first does',
    signal: 'instance-down',
    labels: neverAnswering,
    from: recordedRun.from,
    trueBy: recordedRun.from,
    curedAt: atTime('00:38:10'),
  },
  {
    title: 'iptables-restore fails under churn, and goes on failing when nothing changes any more',
    signal: 'rules-stale',
    labels: proxy,
    from: atTime('00:22:24'),
    // The change has to wait for 60 s, and a scrape for up to 5 s.
    trueBy: atTime('00:23:30'),
    curedAt: atTime('00:26:24'),
  },
  {
    title: 'the API server is killed, comes back after 3 minutes and is restarted twice within the next 4',
    signal: 'api-server-errors',
    isWarning: true,
    labels: proxy,
    from: atTime('00:28:24'),
    trueBy: atTime('00:28:40'),
    curedAt: atTime('00:31:24'),
  },
  {
    title: 'the API server rejects the token for a minute and a half',
    signal: 'api-server-unauthorized',
    labels: proxy,
    from: atTime('00:33:22'),
    trueBy: atTime('00:33:45'),
    curedAt: atTime('00:34:51'),
  },
  {
    title: 'EnsureChain fails: no failure counter moves',
    signal: 'rules-stale',
    labels: proxy,
    from: atTime('00:36:08'),
    trueBy: atTime('00:37:10'),
    curedAt: atTime('00:37:27'),
  },
  {
    title: 'kube-proxy is stopped, then starts without an API server and does not listen',
    signal: 'down',
    labels: {},
    from: atTime('00:38:12'),
    trueBy: atTime('00:38:25'),
    curedAt: atTime('00:41:02'),
  },
  {
    title: 'the second target does not answer while the first does again',
    signal: 'instance-down',
    labels: neverAnswering,
    from: atTime('00:41:02'),
    trueBy: atTime('00:41:55'),
    curedAt: recordedRun.until,
  },
  {
    title: 'kube-proxy starts with an iptables-restore that fails from the beginning',
    signal: 'never-synced',
    labels: proxy,
    from: atTime('00:41:50'),
    trueBy: atTime('00:42:55'),
    curedAt: atTime('00:43:30'),
  },
];

/** What a signal may say although another one names the cause: true, and too short to alert. */
export interface SideEffect {
  why: string;
  signal: SignalId;
  labels: Record<string, string>;
  from: number;
  until: number;
}

/** Whatever else a signal says is a false alarm. */
export const sideEffects: readonly SideEffect[] = [
  {
    why: 'syncs fail, and the change has not yet waited for long enough to be stale',
    signal: 'sync-failing',
    labels: proxy,
    from: atTime('00:22:24'),
    until: atTime('00:23:30'),
  },
  ...(['sync-failing', 'livez-failing'] as const).map((signal) => ({
    why: 'rules were stale until then, and the failures are minutes old',
    signal,
    labels: proxy,
    from: atTime('00:26:24'),
    until: atTime('00:31:24'),
  })),
  ...(['sync-failing', 'livez-failing'] as const).map((signal) => ({
    why: 'syncs fail from the start, and a minute has to pass without a success',
    signal,
    labels: proxy,
    from: atTime('00:41:50'),
    until: atTime('00:42:55'),
  })),
  {
    why: 'what the API server kept back arrives late, after each of its two outages',
    signal: 'network-programming-slow',
    labels: {},
    from: atTime('00:31:24'),
    until: atTime('00:39:51'),
  },
  {
    why: 'rules were stale until then, and the answers are minutes old',
    signal: 'livez-failing',
    labels: proxy,
    from: atTime('00:37:27'),
    until: atTime('00:38:12'),
  },
  {
    why: 'the process that waited for its API server shows the errors of the wait with its first answer',
    signal: 'api-server-errors',
    labels: proxy,
    from: atTime('00:41:02'),
    until: atTime('00:41:55'),
  },
  ...(['sync-failing', 'livez-failing'] as const).map((signal) => ({
    why: 'kube-proxy had never synced until then, and the failures are minutes old',
    signal,
    labels: proxy,
    from: atTime('00:43:30'),
    until: recordedRun.until,
  })),
];
