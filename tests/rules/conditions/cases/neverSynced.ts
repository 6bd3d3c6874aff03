import { processStart, up } from '../../../../src/core/metrics/process';
import { lastQueued, lastSynced } from '../../../../src/core/metrics/programming';
import { casesOf } from '../conditionCase';
import { always, changing, nowSeconds, of, others, target, together, until, type Series } from '../series';

const ago = (seconds: number) => nowSeconds - seconds;
const series = (family: { name: string }, values: string, labels = target()) => ({
  [`${family.name}{${labels}}`]: values,
});
const ofIPv4 = (family: { name: string }, values: string, more = '') =>
  series(family, values, `${target()},ip_family="IPv4"${more}`);
const ofIPv6 = (family: { name: string }, values: string) => series(family, values, `${target()},ip_family="IPv6"`);
const reached = series(up, always(1));

const synced = (labels: string) => series(lastSynced, always(ago(30)), `${labels},ip_family="IPv4"`);
const failing = (labels: string) => ({
  ...series(up, always(1), labels),
  ...series(processStart, always(ago(3000)), labels),
  ...series(lastQueued, always(ago(2900)), `${labels},ip_family="IPv4"`),
});

/** A process that answered so many minutes ago for the last time. */
const ended = (minutesAgo: number) => ({
  ...series(up, changing({ [minutesAgo - 1]: 0 }, 1)),
  ...series(processStart, until(minutesAgo, ago(1500))),
  ...ofIPv4(lastQueued, until(minutesAgo, ago(1490))),
});

/** A process of before, that had programmed its rules, and one that has not since it started eight minutes ago. */
const restarted = (queued: number, syncedBefore: number) => ({
  ...reached,
  ...series(processStart, changing({ 8: ago(480) }, ago(9000))),
  ...ofIPv4(lastQueued, changing({ 8: ago(470) }, ago(queued))),
  ...ofIPv4(lastSynced, until(8, ago(syncedBefore))),
});

/** The same series of a target that names its node. */
const onNode = (series: Series): Series =>
  Object.fromEntries(Object.entries(series).map(([name, values]) => [name.replace('{', '{node="a1",'), values]));

export const neverSyncedCases = casesOf('never-synced', [
  {
    title: 'one has not synced since it started fifty minutes ago',
    series: failing(target()),
    expected: { [of(target())]: 3000 },
  },
  {
    title: 'another one has not, in another cluster or job, at another address or on another node',
    series: { ...failing(target()), ...synced(target()), ...together(others.map(failing)) },
    expected: Object.fromEntries(others.map((labels) => [of(labels), 3000])),
  },
  {
    title: 'others were there ten minutes ago, in another cluster or job, at another address or on another node',
    series: {
      ...failing(target()),
      ...series(up, changing({ 8: 1 })),
      ...together(others.map((labels) => series(up, always(1), labels))),
    },
    expected: {},
  },
  {
    title: 'it has been a target for twenty minutes',
    series: { ...failing(target()), ...series(up, changing({ 20: 1 })) },
    expected: { [of(target())]: 3000 },
  },
  { title: 'all was well ten minutes ago, and it restarted', series: restarted(660, 660), expected: {} },
  {
    title: 'what it had programmed before it restarted was old',
    series: restarted(660, 900),
    expected: { [of(target())]: 600 },
  },
  {
    title: 'all was well ten minutes ago, as the newer of two Pods of the node tells',
    series: {
      ...restarted(660, 660),
      ...ofIPv4(lastQueued, always(ago(700)), ',pod="older"'),
      ...ofIPv4(lastSynced, until(8, ago(9000)), ',pod="older"'),
    },
    expected: {},
  },
  {
    title: 'one of two Pods of the node synced four minutes ago',
    series: {
      ...failing(target()),
      ...ofIPv4(lastSynced, always(0), ',pod="a"'),
      ...ofIPv4(lastSynced, changing({ 5: ago(240) }, 0), ',pod="b"'),
    },
    expected: {},
  },
  {
    title: 'the older of two Pods of the node had started long before',
    series: { ...failing(target()), ...series(processStart, always(ago(9000)), `${target()},pod="older"`) },
    expected: { [of(target())]: 3000 },
  },
  {
    title: 'the success of before the restart is exactly ten minutes old',
    series: { ...restarted(700, 900), ...ofIPv4(lastSynced, changing({ 10: ago(900), 9: ago(600), 5: 'stale' })) },
    expected: { [of(target())]: 600 },
  },
  {
    title: 'the success of before the restart is eight minutes old',
    series: { ...restarted(700, 900), ...ofIPv4(lastSynced, changing({ 30: ago(900), 8: ago(490), 5: 'stale' })) },
    expected: {},
  },
  {
    title: 'one process succeeded nine minutes ago and has ended since',
    series: { ...restarted(700, 900), ...ofIPv4(lastSynced, changing({ 10: ago(900), 9: ago(540), 8: 'stale' })) },
    expected: {},
  },
  {
    title: 'the success of before the restart is fifteen minutes old',
    series: { ...restarted(700, 900), ...ofIPv4(lastSynced, changing({ 30: ago(900), 5: 'stale' })) },
    expected: { [of(target())]: 600 },
  },
  { title: 'it ended a minute ago, without a success', series: ended(1), expected: { [of(target())]: 600 } },
  { title: 'it ended eleven minutes ago, without a success', series: ended(11), expected: { [of(target())]: 600 } },
  {
    title: 'it was well until it ended eleven minutes ago',
    series: { ...ended(11), ...ofIPv4(lastSynced, until(11, ago(680))) },
    expected: {},
  },
  { title: 'it ended so long ago that no pause is as long', series: ended(13), expected: {} },
  {
    title: 'it was seen at one moment of twenty minutes: it is down',
    series: { ...ended(4), ...series(up, changing({ 21: 0, 4: 1, 3: 0 }, 1)) },
    expected: {},
  },
  {
    title: 'it is down, and others answer, in another cluster or job, at another address or on another node',
    series: {
      ...ended(4),
      ...series(up, changing({ 21: 0, 4: 1, 3: 0 }, 1)),
      ...together(others.map((labels) => series(up, always(1), labels))),
    },
    expected: {},
  },
  {
    title: 'it answers for the first time in twenty minutes, and has no success',
    series: {
      ...series(up, changing({ 0: 1 }, 0)),
      ...series(processStart, changing({ 0: ago(20) })),
      ...ofIPv4(lastQueued, changing({ 0: ago(10) })),
    },
    expected: { [of(target())]: 600 },
  },
  {
    title: 'it answered at two moments of twenty minutes, and ended without a success',
    series: {
      ...series(up, changing({ 21: 0, 8: 1, 7: 0, 5: 1, 4: 0 }, 1)),
      ...series(processStart, changing({ 8: ago(490), 7: 'stale', 5: ago(310), 4: 'stale' })),
      ...ofIPv4(lastQueued, changing({ 8: ago(490), 7: 'stale', 5: ago(310), 4: 'stale' })),
    },
    expected: { [of(target())]: 600 },
  },
  {
    title: 'the only success of a life was seen once, two minutes ago',
    series: { ...restarted(700, 900), ...ofIPv4(lastSynced, changing({ 2: ago(130), 1: 'stale' })) },
    expected: {},
  },
  {
    title: 'all was well ten minutes ago on a node that its target names, and it restarted',
    series: onNode(restarted(660, 660)),
    expected: {},
  },
  {
    title: 'one IP family works in each process of a crash loop, the other in none',
    series: {
      ...ended(4),
      ...ofIPv6(lastQueued, until(4, ago(370))),
      ...ofIPv6(lastSynced, until(4, ago(360))),
    },
    expected: { [of(target())]: 600 },
  },
  {
    title: 'both IP families work in each process of a crash loop',
    series: {
      ...ended(4),
      ...ofIPv4(lastSynced, until(4, ago(360))),
      ...ofIPv6(lastQueued, until(4, ago(370))),
      ...ofIPv6(lastSynced, until(4, ago(360))),
    },
    expected: {},
  },
]);
