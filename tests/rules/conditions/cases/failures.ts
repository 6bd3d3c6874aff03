import {
  iptablesPartialRestoreFailures,
  iptablesRestoreFailures,
  nftablesSyncFailures,
  windowsLoadBalancerCreateFailures,
  windowsLoadBalancerDeleteFailures,
  windowsLoadBalancerUpdateFailures,
} from '../../../../src/core/metrics/syncFailures';
import { localhostNodePortListenerFailures } from '../../../../src/core/metrics/dataplane';
import { livezAnswers } from '../../../../src/core/metrics/health';
import { type Family } from '../../../../src/core/metrics/family';
import { casesOf } from '../conditionCase';
import { agentOn, counter, of, target } from '../series';

const alone = (family: Family, grew: Record<number, number>, labels = 'ip_family="IPv4"', before?: number) => ({
  [`${family.name}{${target()},${labels}}`]: counter(grew, before),
});
const restores = (grew: Record<number, number>, before?: number) =>
  alone(iptablesRestoreFailures, grew, undefined, before);
const partial = (grew: Record<number, number>, before?: number) =>
  alone(iptablesPartialRestoreFailures, grew, undefined, before);
const fires = (value: number) => ({ [of(target())]: value });

export const syncFailingCases = casesOf('sync-failing', [
  {
    title: 'four syncs failed, nothing but the first failure made the counter',
    series: restores({ 10: 3, 4: 1 }),
    expected: fires(4),
  },
  { title: 'four syncs failed on a counter that was there', series: restores({ 10: 3, 4: 1 }, 5), expected: fires(4) },
  { title: 'three syncs failed', series: restores({ 10: 2, 2: 1 }, 0), expected: {} },
  { title: 'four syncs failed, five minutes ago', series: restores({ 5: 4 }, 0), expected: {} },
  { title: 'three syncs failed, and more long before', series: restores({ 20: 5, 1: 3 }, 0), expected: {} },
  {
    title: 'syncs failed in nftables mode',
    series: alone(nftablesSyncFailures, { 10: 3, 1: 1 }, undefined, 0),
    expected: fires(4),
  },
  {
    title: 'a failed partial sync is one of the failed syncs',
    series: { ...restores({ 10: 3, 1: 3 }, 0), ...partial({ 10: 1, 1: 1 }, 0) },
    expected: fires(4),
  },
  {
    title: 'half of what failed were partial syncs',
    series: { ...restores({ 10: 8, 1: 4 }, 0), ...partial({ 10: 4, 1: 2 }, 0) },
    expected: fires(6),
  },
  {
    title: 'three in four of what failed were partial syncs',
    series: { ...restores({ 10: 12, 1: 4 }, 0), ...partial({ 10: 9, 1: 3 }, 0) },
    expected: fires(4),
  },
  {
    title: 'nearly all of what failed were partial syncs',
    series: { ...restores({ 10: 36, 1: 4 }, 0), ...partial({ 10: 30, 1: 3 }, 0) },
    expected: {},
  },
]);

/** Partial syncs that fail, after which a full one succeeds. */
const partialOnly = (grew: Record<number, number>) => ({ ...restores(grew, 0), ...partial(grew, 0) });

export const partialSyncFailingCases = casesOf('partial-sync-failing', [
  { title: 'four failed, the last one seven minutes ago', series: partialOnly({ 25: 3, 7: 1 }), expected: fires(4) },
  { title: 'three failed', series: partialOnly({ 25: 2, 2: 1 }), expected: {} },
  { title: 'one failed, and more long before', series: partialOnly({ 40: 5, 1: 1 }), expected: {} },
  { title: 'ten failed, the last one four minutes ago', series: partialOnly({ 10: 9, 4: 1 }), expected: fires(10) },
  { title: 'ten failed, the last one six minutes ago', series: partialOnly({ 10: 9, 6: 1 }), expected: {} },
  {
    title: 'of the syncs that fail every second is a full one',
    series: { ...restores({ 10: 6, 1: 6 }, 0), ...partial({ 10: 3, 1: 3 }, 0) },
    expected: {},
  },
  {
    title: 'of the syncs that fail one in four is a full one',
    series: { ...restores({ 10: 4, 1: 4 }, 0), ...partial({ 10: 3, 1: 3 }, 0) },
    expected: {},
  },
  {
    title: 'full ones failed twenty minutes ago, and partial ones do now',
    series: { ...restores({ 20: 20, 1: 4 }, 0), ...partial({ 1: 4 }, 0) },
    expected: fires(4),
  },
  {
    title: 'full ones failed ten minutes ago, and partial ones do now',
    series: { ...restores({ 10: 20, 1: 4 }, 0), ...partial({ 1: 4 }, 0) },
    expected: {},
  },
]);

const ofWindows = (family: Family, grew: Record<number, number>) =>
  alone(family, grew, 'ip_family="IPv4",lb_type="clusterip",error="other"');
const created = (grew: Record<number, number>) => ofWindows(windowsLoadBalancerCreateFailures, grew);
const changed = (grew: Record<number, number>) => ofWindows(windowsLoadBalancerUpdateFailures, grew);
const deleted = (grew: Record<number, number>) => ofWindows(windowsLoadBalancerDeleteFailures, grew);

export const windowsLoadBalancerCases = casesOf('windows-load-balancer', [
  {
    title: 'what is refused of every kind counts together',
    series: { ...created({ 10: 1 }), ...changed({ 10: 2 }), ...deleted({ 4: 1 }) },
    expected: fires(4),
  },
  {
    title: 'a target names its node',
    series: {
      [`${windowsLoadBalancerCreateFailures.name}{${agentOn('a1')},ip_family="IPv4",lb_type="clusterip",error="other"}`]:
        counter({ 10: 3, 4: 1 }),
    },
    expected: { [of(agentOn('a1'))]: 4 },
  },
  { title: 'only changes are refused', series: changed({ 10: 3, 4: 1 }), expected: fires(4) },
  { title: 'only deletions are refused', series: deleted({ 10: 3, 4: 1 }), expected: fires(4) },
  { title: 'three were refused', series: created({ 10: 2, 1: 1 }), expected: {} },
  { title: 'three were refused, and more long before', series: created({ 20: 4, 1: 3 }), expected: {} },
  { title: 'four were refused, five minutes ago', series: created({ 5: 4 }), expected: {} },
]);

export const livezFailingCases = casesOf('livez-failing', [
  {
    title: 'a single probe failed, three minutes ago',
    series: alone(livezAnswers, { 3: 1 }, 'code="503"', 0),
    expected: fires(1),
  },
  { title: 'probes failed four minutes ago', series: alone(livezAnswers, { 4: 9 }, 'code="503"', 0), expected: {} },
]);

export const localhostNodePortCases = casesOf('localhost-node-port', [
  {
    title: 'a single listener failed, four minutes ago',
    series: alone(localhostNodePortListenerFailures, { 4: 1 }, undefined, 0),
    expected: fires(1),
  },
]);
