import { conntrackInvalidDropped } from '../../../../src/core/metrics/dataplane';
import { processStart, up } from '../../../../src/core/metrics/process';
import { lastQueued, syncDuration } from '../../../../src/core/metrics/programming';
import { buildInfo } from '../../../../src/core/metrics/selfDescription';
import { casesOf } from '../conditionCase';
import { agentOn, always, changing, counter, nowSeconds, of, target, until } from '../series';

const prod = of('cluster="prod"');
const series = (family: { name: string }, values: string, more = '') => ({
  [`${family.name}{${target()}${more}}`]: values,
});
const reached = series(up, always(1));
const counts = { name: `${syncDuration.name}_count` };

/** Each of the metrics by which a kube-proxy is known is enough. */
const showingOne = [
  {
    title: 'a target shows when it queued, alone',
    series: { ...reached, ...series(lastQueued, always(5)) },
    expected: {},
  },
  {
    title: 'a target shows how often it synced, alone',
    series: { ...reached, ...series(counts, always(5)) },
    expected: {},
  },
  {
    title: 'a target shows how long syncs took in native form, alone',
    series: { ...reached, ...series(syncDuration, always(5)) },
    expected: {},
  },
];

export const metricsMissingCases = casesOf('metrics-missing', [
  { title: 'a target shows nothing', series: reached, expected: { [prod]: 1 } },
  ...showingOne,
]);

export const instanceMetricsMissingCases = casesOf('instance-metrics-missing', [
  {
    title: 'one of two Prometheus does not reach it, and it shows nothing',
    series: { ...series(up, always(1), ',replica="a"'), ...series(up, always(0), ',replica="b"') },
    expected: { [of(target())]: 1 },
  },
  ...showingOne,
]);

export const downCases = casesOf('down', [
  { title: 'a new cluster has never answered', series: series(up, changing({ 5: 0 })), expected: { [prod]: 1 } },
  { title: 'a cluster is gone since yesterday', series: series(up, until(1500, 1)), expected: {} },
]);

const startedAt = (minutesAgo: number) => nowSeconds - 60 * minutesAgo;

/** When a process started, by how many minutes ago that was and by how far the clock of its node is ahead. */
const starts = (minutesAgo: number[], ahead = 0) =>
  changing(Object.fromEntries(minutesAgo.map((minutes) => [minutes, startedAt(minutes) + ahead])), 5000);

/** The last of them as long ago as they are apart, and a bit less. */
const over = [50, 40, 30, 18];
const goingOn = [50, 40, 30, 17];
const quarterOfAnHour = 900;

/** Four starts of an hour, the last of which ended eight minutes ago. */
const inPause = series(processStart, `${starts([50, 40, 30, 9]).replace(/x9$/, '')} stale`);

export const restartingCases = casesOf('restarting', [
  {
    title: 'the fourth of an hour is as long ago as they are apart',
    series: { ...reached, ...series(processStart, starts(over)) },
    expected: {},
  },
  {
    title: 'the fourth of an hour is nearly as long ago as they are apart',
    series: { ...reached, ...series(processStart, starts(goingOn)) },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'they go on where the clock is a quarter of an hour behind',
    series: { ...reached, ...series(processStart, starts(goingOn, -quarterOfAnHour)) },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'they go on where the clock is a quarter of an hour ahead',
    series: { ...reached, ...series(processStart, starts(goingOn, quarterOfAnHour)) },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'they are over where the clock is a quarter of an hour behind',
    series: { ...reached, ...series(processStart, starts(over, -quarterOfAnHour)) },
    expected: {},
  },
  {
    title: 'they are over where the clock is a quarter of an hour ahead',
    series: { ...reached, ...series(processStart, starts(over, quarterOfAnHour)) },
    expected: {},
  },
  {
    title: 'two of an hour are half an hour apart, and two are enough',
    settings: { signals: { restarting: { enabled: true, levels: { warning: { parameters: { threshold: 1 } } } } } },
    series: { ...reached, ...series(processStart, starts([50, 32])) },
    expected: { [of(target())]: 2 },
  },
  {
    title: 'two of an hour are half an hour apart, two are enough, and there was no third',
    settings: { signals: { restarting: { enabled: true, levels: { warning: { parameters: { threshold: 1 } } } } } },
    series: { ...reached, ...series(processStart, starts([58, 36])) },
    expected: {},
  },
  {
    title: 'it waits for its next start, and answered at two moments of twenty minutes',
    series: { ...inPause, ...series(up, changing({ 10: 0, 9: 1, 7: 0 }, 1)) },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'it answered at one moment of twenty minutes: it is down',
    series: { ...inPause, ...series(up, changing({ 21: 0, 9: 1, 8: 0 }, 1)) },
    expected: {},
  },
  {
    title: 'they go on, and the first was scraped at once, the others 50 s after they started',
    series: {
      ...reached,
      ...series(
        processStart,
        changing({ 50: startedAt(50), 40: startedAt(40) - 50, 30: startedAt(30) - 50, 17: startedAt(17) - 50 }, 5000)
      ),
    },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'six of an hour, the last exactly as long ago as they are apart',
    series: { ...reached, ...series(processStart, starts([57, 48, 39, 30, 21, 12])) },
    expected: {},
  },
  {
    title: 'it restarted, and answers without saying when since then',
    series: { ...inPause, ...reached },
    expected: {},
  },
  {
    title: 'the series of an older Pod is still there',
    series: {
      ...reached,
      ...series(processStart, starts([50, 40, 30, 5])),
      ...series(processStart, always(4000), ',pod="older"'),
    },
    expected: { [of(target())]: 4 },
  },
]);

const version = (host: number, name: string) => ({
  [`${buildInfo.name}{${target({ host })},git_version="${name}"}`]: always(1),
});

export const versionSkewCases = casesOf('version-skew', [
  {
    title: 'two of five have another version, as an hour ago',
    series: {
      ...version(1, 'v1.34.1'),
      ...version(2, 'v1.34.1'),
      ...version(3, 'v1.35.0'),
      ...version(4, 'v1.35.0'),
      ...version(5, 'v1.35.0'),
    },
    expected: { [prod]: 2 },
  },
]);

const dropped = (values: string, more = '') => series(conntrackInvalidDropped, values, more);

export const conntrackInvalidDropsCases = casesOf('conntrack-invalid-drops', [
  {
    title: 'a target names its node',
    series: { [`${conntrackInvalidDropped.name}{${agentOn('a1')}}`]: '0+720x1600' },
    expected: { [of(agentOn('a1'))]: 12 },
  },
  {
    title: 'two series of a node are above the limit together',
    series: { ...dropped('0+360x1600'), ...dropped('0+360x1600', ',pod="older"') },
    expected: { [of(target())]: 12 },
  },
  {
    title: 'packets were dropped three minutes ago',
    series: dropped(counter({ 3: 3600 }, 0)),
    expected: { [of(target())]: 15 },
  },
]);
