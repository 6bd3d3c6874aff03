import { apiServerRequestDuration } from '../../../../src/core/metrics/apiServer';
import { agents, inTwoOfThreeMinutes, requests, runsKubelet, second, twoOfThree } from '../apiServerSeries';
import { casesOf } from '../conditionCase';
import { counter, of, otherInstances, target, together } from '../series';

const everyOther = together(otherInstances.map(runsKubelet));
const failures = (grew: Record<number, number>) => ({ [requests('503')]: counter(grew, 0) });

export const apiServerErrorCases = casesOf('api-server-errors', [
  {
    title: 'a single request failed a moment ago, the only one',
    series: failures({ 2: 1 }),
    expected: { [of(target())]: 1 },
  },
  {
    title: 'others run every component, in another cluster, job or at another address',
    series: { ...failures({ 1: 5 }), ...everyOther },
    expected: { [of(target())]: 1 },
  },
  { title: 'some failed at once three minutes ago', series: failures({ 3: 5 }), expected: {} },
  { title: 'some failed at once, and some twenty minutes before', series: failures({ 20: 5, 4: 5 }), expected: {} },
  { title: 'ten failed nine minutes ago', series: failures({ 9: 10 }), expected: { [of(target())]: 1 } },
  { title: 'fifteen failed nine minutes ago', series: failures({ 9: 15 }), expected: {} },
  {
    title: 'an outage of minutes ended two minutes ago',
    series: failures({ 5: 6, 4: 6, 3: 6 }),
    expected: { [of(target())]: 1 },
  },
  { title: 'a restart, seen in two of three minutes', series: failures({ 4: 9, 3: 9 }), expected: {} },
  { title: 'twenty failed nine minutes ago', series: failures({ 9: 20 }), expected: {} },
  ...inTwoOfThreeMinutes.map((grew) => ({ title: twoOfThree(grew), series: failures(grew), expected: {} })),
  {
    title: 'an outage of minutes ended two minutes ago, on a node that its target names',
    series: { [requests('503', agents[0])]: counter({ 5: 6, 4: 6, 3: 6 }, 0) },
    expected: { [of(agents[0])]: 1 },
  },
]);

const rejections = (grew: Record<number, number>) => ({ [requests('401')]: counter(grew, 0) });

export const apiServerUnauthorizedCases = casesOf('api-server-unauthorized', [
  {
    title: 'three were rejected nine minutes ago and one goes on',
    series: rejections({ 9: 3, 1: 1 }),
    expected: { [of(target())]: 4 },
  },
  { title: 'three were rejected in all', series: rejections({ 9: 2, 1: 1 }), expected: {} },
  { title: 'three were rejected, and more long before', series: rejections({ 12: 4, 1: 3 }), expected: {} },
  { title: 'four were rejected three minutes ago', series: rejections({ 3: 4 }), expected: { [of(target())]: 4 } },
  { title: 'four were rejected four minutes ago', series: rejections({ 4: 4 }), expected: {} },
  {
    title: 'others run every component, in another cluster, job or at another address',
    series: { ...rejections({ 1: 5 }), ...everyOther },
    expected: { [of(target())]: 5 },
  },
]);

const prod = of('cluster="prod"');
const duration = apiServerRequestDuration.name;
/** How many requests were answered, and how many seconds they took together. */
const answers = (
  count: Record<number, number>,
  sum: Record<number, number>,
  { of: labels = target(), before }: { of?: string; before?: number } = { before: 0 }
) => ({
  [`${duration}_count{${labels},verb="GET"}`]: counter(count, before),
  [`${duration}_sum{${labels},verb="GET"}`]: counter(sum, before),
});

export const apiServerSlowCases = casesOf('api-server-slow', [
  {
    title: 'five requests took ten seconds each, the last one four minutes ago',
    series: answers({ 10: 4, 4: 1 }, { 10: 40, 4: 10 }),
    expected: { [prod]: 10 },
  },
  { title: 'four requests were slow', series: answers({ 10: 3, 4: 1 }, { 10: 30, 4: 10 }), expected: {} },
  { title: 'six were slow, five minutes ago', series: answers({ 5: 6 }, { 5: 60 }), expected: {} },
  {
    title: 'the series began with what was slow',
    series: answers({ 3: 6 }, { 3: 60 }, {}),
    expected: { [prod]: 10 },
  },
  {
    title: 'it is the mean of all kube-proxies',
    series: { ...answers({ 3: 5 }, { 3: 90 }), ...answers({ 3: 5 }, { 3: 10 }, { of: second, before: 0 }) },
    expected: { [prod]: 10 },
  },
  {
    title: 'requests of another component are slow',
    series: {
      ...answers({ 3: 10 }, { 3: 10 }),
      ...answers({ 3: 100 }, { 3: 1000 }, { of: target({ job: 'kubelet' }), before: 0 }),
    },
    expected: {},
  },
  {
    title: 'another cluster runs every component',
    series: { ...answers({ 3: 6 }, { 3: 60 }), ...runsKubelet(target({ cluster: 'stage' })) },
    expected: { [prod]: 10 },
  },
]);
