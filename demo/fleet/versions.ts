export type KubernetesVersion = '1.28' | '1.35' | '1.37';
export type FleetMode = 'iptables' | 'nftables' | 'ipvs' | 'kernelspace';

/** What a kube-proxy of one Kubernetes version says about itself, as recorded from real ones. */
export interface VersionProfile {
  recordedAs: KubernetesVersion;
  gitVersion: string;
  minor: string;
  buildDate: string;
  goVersion: string;
  /** What a node says that was left behind: a version with the same families. */
  older: { gitVersion: string; minor: string };
  /**
   * Since 1.33 series carry `ip_family` and exist from their first observation. Before, both families
   * share unlabelled series that exist from the start, and overwrite each other.
   */
  ipFamilyLabel: boolean;
  /** Since 1.33. */
  conntrackReconciler: boolean;
  /** Since 1.31, in iptables mode. */
  packetCounters: boolean;
}

const recorded = { goVersion: 'go1.26.8', buildDate: '2026-11-23T00:03:00Z' };
const since133 = { ipFamilyLabel: true, conntrackReconciler: true, packetCounters: true };

export const versionProfiles: Record<KubernetesVersion, VersionProfile> = {
  '1.28': {
    ...recorded,
    recordedAs: '1.28',
    gitVersion: 'v1.28.15',
    minor: '28',
    older: { gitVersion: 'v1.28.9', minor: '28' },
    ipFamilyLabel: false,
    conntrackReconciler: false,
    packetCounters: false,
  },
  '1.35': {
    ...recorded,
    ...since133,
    recordedAs: '1.35',
    gitVersion: 'v1.35.4',
    minor: '35',
    older: { gitVersion: 'v1.34.6', minor: '34' },
  },
  '1.37': {
    ...recorded,
    ...since133,
    recordedAs: '1.37',
    gitVersion: 'v1.37.2',
    minor: '37',
    older: { gitVersion: 'v1.36.1', minor: '36' },
  },
};
