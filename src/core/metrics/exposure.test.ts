import {
  conntrackDuration,
  conntrackInvalidDropped,
  iptablesRules,
  localhostNodePortListenerFailures,
} from './dataplane';
import { exposureText, isExposedBy, modesWith, sinceWith, type Kind } from './exposure';
import { type Family } from './family';
import { goroutines } from './process';
import { fullSyncDuration, lastQueued, networkProgramming, partialSyncDuration } from './programming';
import { syncLatencyInMicroseconds } from './removed';
import { iptablesRestoreFailures, nftablesSyncFailures, windowsLoadBalancerCreateFailures } from './syncFailures';

const old: Family = { ...goroutines, name: 'gone_since_long', until: '1.33' };

it.each<[string | undefined, Family[]]>([
  [undefined, [goroutines]],
  [undefined, [lastQueued]],
  ['Only in iptables mode.', [iptablesRules]],
  ['Only in iptables mode, since Kubernetes 1.31.', [conntrackInvalidDropped]],
  ['Only in nftables mode, since Kubernetes 1.37.', [localhostNodePortListenerFailures]],
  ['Only in kernelspace (Windows) mode, since Kubernetes 1.37.', [windowsLoadBalancerCreateFailures]],
  ['Not in kernelspace (Windows) mode.', [networkProgramming]],
  ['Not in kernelspace (Windows) mode, since Kubernetes 1.33.', [conntrackDuration]],
  [
    'Only in iptables and nftables mode, in nftables mode since Kubernetes 1.32.',
    [fullSyncDuration, partialSyncDuration],
  ],
  ['Only in iptables and nftables mode.', [fullSyncDuration, iptablesRules]],
  ['Up to Kubernetes 1.16.', [syncLatencyInMicroseconds]],
  ['Not in kernelspace (Windows) mode.', [iptablesRestoreFailures, nftablesSyncFailures]],
  [undefined, [iptablesRules, goroutines]],
  ['Up to Kubernetes 1.33.', [old]],
])('says %p', (text, families) => {
  expect(exposureText(families)).toBe(text);
});

it.each<[string, Family[], readonly string[] | undefined, string | undefined]>([
  ['what every kube-proxy has', [goroutines], undefined, undefined],
  ['what every mode has', [goroutines, lastQueued], undefined, '1.19'],
  ['one mode beside every mode', [goroutines, conntrackInvalidDropped], ['iptables'], '1.31'],
  ['two families of one mode, which needs both', [iptablesRules, conntrackInvalidDropped], ['iptables'], '1.31'],
  [
    'a family of each mode, which needs its own',
    [iptablesRestoreFailures, nftablesSyncFailures],
    ['iptables', 'ipvs', 'nftables'],
    '1.17',
  ],
  ['a family that a mode got later', [fullSyncDuration], ['iptables', 'nftables'], '1.28'],
  ['that mode alone', [{ ...fullSyncDuration, modes: ['nftables'] }], ['nftables'], '1.32'],
])('what reads %s is for its modes, since its version', (_, families, modes, since) => {
  expect([modesWith(families), sinceWith(families)]).toEqual([modes, since]);
});

it.each(
  (
    [
      [true, iptablesRules, { mode: 'iptables', version: '1.28' }],
      [false, iptablesRules, { mode: 'nftables', version: '1.35' }],
      [false, conntrackInvalidDropped, { mode: 'iptables', version: '1.28' }],
      [true, conntrackInvalidDropped, { mode: 'iptables', version: '1.31' }],
      [true, fullSyncDuration, { mode: 'iptables', version: '1.28' }],
      [false, fullSyncDuration, { mode: 'nftables', version: '1.31' }],
      [true, fullSyncDuration, { mode: 'nftables', version: '1.32' }],
      [true, old, { mode: 'ipvs', version: '1.33' }],
      [false, old, { mode: 'ipvs', version: '1.34' }],
    ] satisfies Array<[boolean, Family, Kind]>
  ).map(([exposed, family, kind]) => ({ exposed, family, kind, name: family.name }))
)('is $exposed that $name is exposed by $kind', ({ exposed, family, kind }) => {
  expect(isExposedBy(family, kind)).toBe(exposed);
});
