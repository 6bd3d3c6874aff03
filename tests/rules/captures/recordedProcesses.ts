import { type SignalId } from '../../../src/core/signals/signal';

/** Something that a real kube-proxy said at one moment. */
export interface Capture {
  /** File below `fixtures/<version>-<mode>`; what it means is in its name. */
  name: string;
  /** Seconds after the start of the process. */
  seconds: number;
  /** What must be true at that moment; everything else must not. */
  signals: SignalId[];
  /** What is true for a warning and not for a critical alert. */
  onlyWarned?: SignalId[];
}

/** One process and what it said in the course of its life. */
export interface RecordedProcess {
  kubeProxy: string;
  captures: Capture[];
}

const beforeFirstSync: Capture = { name: '1-start-before-first-sync', seconds: 2, signals: [] };
const healthy: Capture = { name: '2-healthy', seconds: 237, signals: [] };

/** Every capture, by process. Series are those that kube-proxy showed, of buckets those that alerts may read. */
export const recordedProcesses: readonly RecordedProcess[] = [
  {
    kubeProxy: '1.28.15-iptables',
    captures: [
      beforeFirstSync,
      healthy,
      { name: '4-sync-failing', seconds: 377, signals: ['sync-failing', 'livez-failing'] },
    ],
  },
  {
    kubeProxy: '1.28.15-iptables',
    // It has nothing to program yet: the errors say why.
    captures: [{ name: '8-never-synced-apiserver-down', seconds: 125, signals: ['api-server-errors'] }],
  },
  {
    kubeProxy: '1.35.4-iptables',
    captures: [
      { name: '1-start-very-first-answer', seconds: 1, signals: [] },
      beforeFirstSync,
      healthy,
      // Nothing that was queued when the capture before it was taken is still waiting, so it is not known to be stale.
      { name: '4-sync-failing', seconds: 377, signals: ['sync-failing', 'livez-failing'] },
      { name: '4b-sync-failing-quiet', seconds: 472, signals: ['rules-stale'] },
      // Nothing is known of the five minutes before, so that what failed until its cure counts as recent.
      { name: '3-apiserver-down', seconds: 768, signals: ['sync-failing', 'livez-failing', 'api-server-errors'] },
      {
        name: '6-unauthorized-none',
        seconds: 984,
        signals: ['sync-failing', 'api-server-unauthorized'],
        // What the API server kept back while it was down arrived 40–110 s late. Half of its answers are rejections since.
        onlyWarned: ['network-programming-slow', 'api-server-errors'],
      },
    ],
  },
  {
    kubeProxy: '1.35.4-iptables',
    captures: [{ name: '9-never-synced-tool-failing', seconds: 95, signals: ['never-synced'] }],
  },
  { kubeProxy: '1.35.4-iptables', captures: [{ name: '10-node-being-deleted', seconds: 43, signals: [] }] },
  {
    kubeProxy: '1.35.4-nftables',
    captures: [
      beforeFirstSync,
      // A change was queued a moment before: healthy.
      healthy,
      { name: '4-sync-failing', seconds: 377, signals: ['rules-stale'] },
    ],
  },
  {
    kubeProxy: '1.35.4-nftables',
    captures: [{ name: '9-never-synced-tool-failing', seconds: 105, signals: ['never-synced'] }],
  },
  { kubeProxy: '1.37.2-iptables', captures: [healthy] },
  { kubeProxy: '1.37.2-nftables', captures: [beforeFirstSync, healthy] },
];
