import { iptablesRules } from '../../metrics/dataplane';
import { endpointsPending, fullSyncDuration, lastSynced } from '../../metrics/programming';
import { buildInfo } from '../../metrics/selfDescription';
import { nftablesSyncFailures } from '../../metrics/syncFailures';
import { type ProxyMode } from '../../metrics/family';
import { anyOf, type Expression } from '../../promql/expression';
import { madeLabels } from '../../promql/madeLabels';
import { type Matcher } from '../../promql/selector';
import { type KubeProxy } from '../kubeProxy';

/** Modes that nodes with Linux can choose between. */
export const linuxModes = ['iptables', 'nftables', 'ipvs'] as const satisfies readonly ProxyMode[];

type LinuxMode = (typeof linuxModes)[number];

/**
 * Targets whose metrics look like the mode, one series each. The mode is in no metric; only `/proxyMode` knows it for
 * sure. No target looks like two modes; one that has not synced, or of which only few families are kept, like none.
 */
export function targetsInMode(kubeProxy: KubeProxy, mode: LinuxMode): Expression {
  const ofMode: Matcher = { label: madeLabels.mode, operator: '=', value: mode };
  return kubeProxy.recordedOr('mode', kubeProxy.perTarget, (raw) => targetsThatLookLike(raw, mode), [ofMode]);
}

/** Every target whose metrics tell its mode, with the label `mode`. */
export function targetsByMode(kubeProxy: KubeProxy): Expression {
  const [first, ...others] = linuxModes;
  return kubeProxy.recordedOr('mode', [...kubeProxy.perTarget, madeLabels.mode], (raw) => {
    const inMode = (mode: LinuxMode) => targetsThatLookLike(raw, mode).withLabel(madeLabels.mode, mode, '', '');
    return anyOf([inMode(first), ...others.map(inMode)]);
  });
}

/** How many kube-proxies of each cluster run in each mode, with the label `mode`; those that do not tell are left out. */
export function nodesPerMode(kubeProxy: KubeProxy): Expression {
  return targetsByMode(kubeProxy).aggregated('count', [...kubeProxy.perCluster, madeLabels.mode]);
}

function targetsThatLookLike(kubeProxy: KubeProxy, mode: LinuxMode): Expression {
  const perTarget = kubeProxy.perTarget;
  const iptables = kubeProxy.series(iptablesRules).aggregated('group', perTarget);
  const nftables = anyOf([
    // There from the start on 1.31 and 1.32, later after a failure only.
    kubeProxy.series(nftablesSyncFailures).aggregated('group', perTarget),
    // Up to 1.30 every mode has it, with 0.
    kubeProxy.presence(fullSyncDuration, 'classic').isAbove(0).aggregated('group', perTarget),
    // All that native histograms leave, and they came later.
    kubeProxy.presence(fullSyncDuration, 'native').aggregated('group', perTarget),
  ]).unless(iptables, perTarget);
  switch (mode) {
    case 'iptables':
      return iptables;
    case 'nftables':
      return nftables;
    case 'ipvs':
      return (
        kubeProxy
          .series(lastSynced)
          .isAbove(0)
          .aggregated('group', perTarget)
          // A list of metrics to keep that leaves out the others' signs would hardly keep this one.
          .and(kubeProxy.series(endpointsPending), perTarget)
          .unless(iptables, perTarget)
          .unless(nftables, perTarget)
          .unless(kubeProxy.series(buildInfo, { matchers: [windows] }), perTarget)
          // iptables mode has its sign since 1.21 only.
          .unless(kubeProxy.series(buildInfo, { matchers: [before121] }), perTarget)
      );
  }
}

const windows = { label: 'platform', operator: '=~', value: 'windows/.*' } as const;
const before121 = { label: 'minor', operator: '=~', value: '(1[0-9]|20)[+]?' } as const;
