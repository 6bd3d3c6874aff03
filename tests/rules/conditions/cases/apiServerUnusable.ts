import { up } from '../../../../src/core/metrics/process';
import { agents, inTwoOfThreeMinutes, requests, runsKubelet, second, twoOfThree } from '../apiServerSeries';
import { casesOf } from '../conditionCase';
import { always, counter, of, target, together } from '../series';

const twin = target({ job: 'monitoring/kube-proxy' });
const twinOfSecond = target({ job: 'monitoring/kube-proxy', host: 2 });

const bothFail = (grew: Record<number, number>) => ({
  [requests('503')]: counter(grew, 0),
  [requests('503', second)]: counter(grew, 0),
});
const reached = (labels: string, value = 1) => ({ [`${up.name}{${labels}}`]: always(value) });
const bothReached = { ...reached(target()), ...reached(second) };
const prod = of('cluster="prod"');

/** Many enough in 10 minutes, and one a moment ago. */
const often = { 9: 14, 2: 1 };
const bothRejected = (grew: Record<number, number>, code: '401' | '403' = '401') => ({
  [requests(code)]: counter(grew, 0),
  [requests(code, second)]: counter(grew, 0),
});
const bothSucceed = (grew: Record<number, number>) => ({
  [requests('200')]: counter(grew, 0),
  [requests('200', second)]: counter(grew, 0),
});

export const apiServerUnusableCases = casesOf('api-server-unusable', [
  {
    title: 'fifteen requests of both failed in ten minutes, one a moment ago, and more succeeded',
    series: { ...bothFail(often), ...bothSucceed({ 8: 30, 1: 30 }), ...bothReached },
    expected: { [prod]: 1 },
  },
  { title: 'fourteen did', series: { ...bothFail({ 9: 13, 2: 1 }), ...bothReached }, expected: {} },
  { title: 'fifteen did in eleven minutes', series: { ...bothFail({ 11: 14, 2: 1 }), ...bothReached }, expected: {} },
  { title: 'a restart, three minutes ago', series: { ...bothFail({ 3: 19 }), ...bothReached }, expected: {} },
  {
    title: 'an outage of minutes ended two minutes ago',
    series: { ...bothFail({ 5: 6, 4: 6, 3: 6 }), ...bothReached },
    expected: { [prod]: 1 },
  },
  {
    title: 'the same, with another answer each minute',
    series: {
      ...bothFail({ 5: 6 }),
      [requests('429')]: counter({ 4: 6 }, 0),
      [requests('429', second)]: counter({ 4: 6 }, 0),
      [requests('<error>')]: counter({ 3: 6 }, 0),
      [requests('<error>', second)]: counter({ 3: 6 }, 0),
      ...bothReached,
    },
    expected: { [prod]: 1 },
  },
  ...inTwoOfThreeMinutes.map((grew) => ({
    title: twoOfThree(grew),
    series: { ...bothFail(grew), ...bothReached },
    expected: {},
  })),
  {
    title: 'the only request of both was rejected a moment ago',
    series: { ...bothRejected({ 2: 1 }), ...bothReached },
    expected: { [prod]: 1 },
  },
  {
    title: 'permissions are missing on both',
    series: { ...bothRejected({ 3: 4, 2: 4, 1: 4 }, '403'), ...bothReached },
    expected: { [prod]: 1 },
  },
  {
    title: 'one fails, the other is rejected',
    series: { [requests('503')]: counter(often, 0), [requests('401', second)]: counter({ 1: 5 }, 0), ...bothReached },
    expected: { [prod]: 1 },
  },
  {
    title: 'nineteen requests of twenty are rejected on both',
    series: { ...bothRejected({ 1: 19 }), ...bothSucceed({ 1: 1 }), ...bothReached },
    expected: { [prod]: 1 },
  },
  {
    title: 'both were rejected three minutes ago',
    series: { ...bothRejected({ 3: 5 }), ...bothReached },
    expected: {},
  },
  {
    title: 'both are rejected, and something succeeded three minutes ago',
    series: { ...bothRejected({ 1: 3 }), ...bothSucceed({ 3: 1 }), ...bothReached },
    expected: {},
  },
  {
    title: 'both are rejected, and run every component',
    series: { ...bothRejected({ 1: 5 }), ...bothReached, ...runsKubelet(target()), ...runsKubelet(second) },
    expected: {},
  },
  {
    title: 'the only one of a cluster fails',
    series: { [requests('503')]: counter(often, 0), ...reached(target()) },
    expected: {},
  },
  {
    title: 'two of four fail',
    series: { ...bothFail(often), ...bothReached, ...reached(target({ host: 3 })), ...reached(target({ host: 4 })) },
    expected: {},
  },
  {
    title: 'others run every component, in another cluster, job or at another address',
    series: {
      ...bothFail(often),
      ...bothReached,
      ...runsKubelet(target({ cluster: 'stage' })),
      ...runsKubelet(target({ job: 'monitoring/kube-proxy' })),
      ...runsKubelet(target({ host: 3 })),
    },
    expected: { [prod]: 1 },
  },
  {
    title: 'others run every component, and both are rejected',
    series: {
      ...bothRejected({ 1: 5 }),
      ...bothReached,
      ...runsKubelet(target({ cluster: 'stage' })),
      ...runsKubelet(target({ job: 'monitoring/kube-proxy' })),
      ...runsKubelet(target({ host: 3 })),
    },
    expected: { [prod]: 1 },
  },
  {
    title: 'an outage of minutes ended two minutes ago, as agents on both nodes tell',
    series: {
      ...together(agents.map((labels) => ({ [requests('503', labels)]: counter({ 5: 6, 4: 6, 3: 6 }, 0) }))),
      ...together(agents.map((labels) => reached(labels))),
    },
    expected: { [prod]: 1 },
  },
  {
    title: 'both fail as their agents told, of which one is not reached',
    series: {
      ...together(agents.map((labels) => ({ [requests('503', labels)]: counter(often, 0) }))),
      ...reached(agents[0]),
      ...reached(agents[1], 0),
    },
    expected: {},
  },
  ...[10249, 10256].map((port) => ({
    title: `both fail, and another job does not reach them at port ${port}`,
    series: {
      ...bothFail(often),
      ...bothReached,
      ...together([twin, twinOfSecond].map((labels) => reached(labels.replace('10249', `${port}`), 0))),
    },
    expected: { [prod]: 1 },
  })),
  {
    title: 'both run every component',
    series: { ...bothFail(often), ...bothReached, ...runsKubelet(target()), ...runsKubelet(second) },
    expected: {},
  },
  {
    title: 'one of the two is not reached, others of its address are: in another cluster or job',
    series: {
      ...bothFail(often),
      ...reached(target()),
      ...reached(second, 0),
      ...reached(target({ cluster: 'stage', host: 2 })),
      ...reached(target({ job: 'monitoring/kube-proxy', host: 2 })),
    },
    expected: {},
  },
  {
    title: 'one of two fails, and two jobs scrape it',
    series: {
      ...together([target(), twin].map((labels) => ({ [requests('503', labels)]: counter(often, 0) }))),
      ...together([target(), twin, second].map((labels) => reached(labels))),
    },
    expected: {},
  },
  {
    title: 'one of two Prometheus does not reach them',
    series: {
      ...bothFail(often),
      ...reached(`${target()},replica="a"`),
      ...reached(`${target()},replica="b"`, 0),
      ...reached(`${second},replica="a"`),
      ...reached(`${second},replica="b"`, 0),
    },
    expected: { [prod]: 1 },
  },
]);
