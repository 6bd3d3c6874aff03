import { conntrackInvalidDropped } from '../../../../src/core/metrics/dataplane';
import { processStart, up } from '../../../../src/core/metrics/process';
import { lastQueued, syncDuration } from '../../../../src/core/metrics/programming';
import { buildInfo } from '../../../../src/core/metrics/selfDescription';
import { casesOf } from '../conditionCase';
import { always, changing, counter, nowSeconds, of, target, until } from '../series';

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

const starts = (minutesAgo: number[], last: number) =>
  changing(
    Object.fromEntries(
      minutesAgo.map((minutes, index) => [
        minutes,
        index === minutesAgo.length - 1 ? nowSeconds - last : nowSeconds - 60 * minutes,
      ])
    ),
    5000
  );

export const restartingCases = casesOf('restarting', [
  {
    title: 'the fourth of an hour is as long ago as they are apart',
    series: { ...reached, ...series(processStart, starts([50, 40, 30, 17], 1050)) },
    expected: {},
  },
  {
    title: 'the fourth of an hour is nearly as long ago as they are apart',
    series: { ...reached, ...series(processStart, starts([50, 40, 30, 17], 1020)) },
    expected: { [of(target())]: 4 },
  },
  {
    title: 'the series of an older Pod is still there',
    series: {
      ...reached,
      ...series(processStart, starts([50, 40, 30, 5], 300)),
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
