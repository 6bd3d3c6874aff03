import {
  lastQueued,
  lastSynced,
  networkProgramming,
  servicesWithoutLocalEndpoints,
  syncDuration,
} from '../../../../src/core/metrics/programming';
import { casesOf } from '../conditionCase';
import { agentOn, always, changing, counter, nowSeconds, of, target } from '../series';

const ago = (seconds: number) => nowSeconds - seconds;
const ofIPv4 = `${target()},ip_family="IPv4"`;
const queued = (values: string, labels = ofIPv4) => ({ [`${lastQueued.name}{${labels}}`]: values });
const synced = (values: string, labels = ofIPv4) => ({ [`${lastSynced.name}{${labels}}`]: values });

export const rulesStaleCases = casesOf('rules-stale', [
  {
    title: 'a change waits',
    series: { ...queued(always(ago(300))), ...synced(always(ago(400))) },
    expected: { [of(ofIPv4)]: 400 },
  },
  {
    title: 'the last scrape failed',
    series: {
      ...queued(changing({ 0: 'stale' }, ago(300))),
      ...synced(changing({ 1: ago(400), 0: 'stale' }, ago(500))),
    },
    expected: { [of(ofIPv4)]: 400 },
  },
  {
    title: 'the last two scrapes failed, and the change came just before',
    series: {
      ...queued(changing({ 2: ago(300), 1: 'stale' }, ago(450))),
      ...synced(changing({ 1: 'stale' }, ago(400))),
    },
    expected: { [of(ofIPv4)]: 400 },
  },
  {
    title: 'the last three scrapes failed',
    series: {
      ...queued(changing({ 2: 'stale' }, ago(300))),
      ...synced(changing({ 2: 'stale' }, ago(400))),
    },
    expected: {},
  },
  {
    title: 'two scrapes failed before the last one, and the change came just before',
    series: {
      ...queued(changing({ 4: ago(300), 2: 'stale', 0: ago(300) }, ago(500))),
      ...synced(changing({ 2: 'stale', 0: ago(400) }, ago(400))),
    },
    expected: { [of(ofIPv4)]: 400 },
  },
  {
    title: 'the older of two Pods of the node has no change that waits',
    series: {
      ...queued(always(ago(300))),
      ...queued(always(ago(900)), `${ofIPv4},pod="older"`),
      ...synced(always(ago(400))),
    },
    expected: { [of(ofIPv4)]: 400 },
  },
  {
    title: 'the last change was programmed at once',
    series: { ...queued(always(ago(400))), ...synced(always(ago(400))) },
    expected: {},
  },
  {
    title: 'nothing was ever programmed, which says 0 until Kubernetes 1.32',
    series: { ...queued(always(ago(300))), ...synced(always(0)) },
    expected: {},
  },
]);

const syncs = (count: string, sum: string, more = '') => ({
  [`${syncDuration.name}_count{${ofIPv4}${more}}`]: count,
  [`${syncDuration.name}_sum{${ofIPv4}${more}}`]: sum,
});

export const syncSlowCases = casesOf('sync-slow', [
  {
    title: 'the series began with two slow syncs',
    series: syncs(counter({ 2: 2 }), counter({ 2: 20 })),
    expected: { [of(ofIPv4)]: 10 },
  },
  {
    title: 'syncs of a target that names its node were slow ten minutes ago',
    series: {
      [`${syncDuration.name}_count{${agentOn('a1')},ip_family="IPv4"}`]: counter({ 10: 5 }, 0),
      [`${syncDuration.name}_sum{${agentOn('a1')},ip_family="IPv4"}`]: counter({ 10: 50 }, 0),
    },
    expected: { [of(`${agentOn('a1')},ip_family="IPv4"`)]: 10 },
  },
  { title: 'syncs were slow long ago', series: syncs(always(10), always(1000)), expected: {} },
  {
    title: 'syncs of four minutes were slow on average, not the last ones',
    series: syncs(counter({ 3: 5, 1: 5 }, 0), counter({ 3: 95, 1: 5 }, 0)),
    expected: { [of(ofIPv4)]: 10 },
  },
  {
    title: 'two Pods of a node synced within four minutes: it is their mean',
    series: {
      ...syncs(counter({ 2: 5 }, 0), counter({ 2: 90 }, 0)),
      ...syncs(counter({ 2: 5 }, 0), counter({ 2: 10 }, 0), ',pod="older"'),
    },
    expected: { [of(ofIPv4)]: 10 },
  },
  {
    title: 'two Pods of a node synced ten minutes ago: it is their mean',
    series: {
      ...syncs(counter({ 10: 5 }, 0), counter({ 10: 90 }, 0)),
      ...syncs(counter({ 10: 5 }, 0), counter({ 10: 10 }, 0), ',pod="older"'),
    },
    expected: { [of(ofIPv4)]: 10 },
  },
  {
    title: 'many quick syncs came before a restart, and few slow ones after it',
    series: syncs(changing({ 3: 50, 2: 60, 1: 2, 0: 4 }, 50), changing({ 1: 20, 0: 40 }, 1000)),
    expected: {},
  },
]);

/** Changes of which none arrived in time, so many a minute. */
const slowChanges = (each: number, values = `0+${each}x1600`) => ({
  [`${networkProgramming.name}_count{${target()}}`]: values,
  [`${networkProgramming.name}_bucket{${target()},le="30"}`]: always(0),
});
const prod = of('cluster="prod"');

export const networkProgrammingCases = casesOf('network-programming-slow', [
  { title: 'twenty-four changes in four minutes are slow', series: slowChanges(6), expected: { [prod]: 1 } },
  { title: 'sixteen changes in four minutes are too few', series: slowChanges(4), expected: {} },
  {
    title: 'kube-proxy restarted meanwhile',
    series: slowChanges(0, changing({ 3: 1000, 2: 1020, 1: 20, 0: 40 }, 1000)),
    expected: { [prod]: 1 },
  },
]);

const without = (values: string, labels = target()) => ({
  [`${servicesWithoutLocalEndpoints.name}{${labels},traffic_policy="internal"}`]: values,
});

export const noLocalEndpointsCases = casesOf('no-local-endpoints', [
  { title: 'every Service has endpoints', series: without(always(0)), expected: {} },
  { title: 'another component tells of some', series: without(always(3), target({ job: 'kubelet' })), expected: {} },
]);
