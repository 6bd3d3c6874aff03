import { up } from '../../../../src/core/metrics/process';
import { casesOf } from '../conditionCase';
import { agentOn, always, changing, of, otherInstances, target, together } from '../series';

const prod = of('cluster="prod"');
const reachedAs = (labels: string, values: string) => ({ [`${up.name}{${labels}}`]: values });
const series = (family: { name: string }, values: string, more = '') => ({
  [`${family.name}{${target()}${more}}`]: values,
});

const down = series(up, always(0));
const isDown = { [of(`${target()},internal_ip="10.0.0.1"`)]: 0 };
/** Lives of a minute that ended so many minutes ago. */
const livesThatEnded = (minutesAgo: number[]) =>
  series(
    up,
    changing(Object.fromEntries(minutesAgo.flatMap((ended) => [[ended + 1, 1] as const, [ended, 0] as const])), 0)
  );

export const instanceDownCases = casesOf('instance-down', [
  { title: 'it does not answer', series: down, expected: isDown },
  {
    title: 'one of two Prometheus does not reach it',
    series: { ...series(up, always(1), ',replica="a"'), ...series(up, always(0), ',replica="b"') },
    expected: {},
  },
  {
    title: 'it does not answer, and is reached at the same port by another job',
    series: { ...down, [`${up.name}{${target({ job: 'monitoring/kube-proxy' })}}`]: always(1) },
    expected: {},
  },
  {
    title: 'it does not answer its agent, and does at another port',
    series: {
      ...reachedAs(agentOn('a1'), always(0)),
      ...reachedAs(agentOn('a1').replace(':10249', ':10256'), always(1)),
    },
    expected: {},
  },
  {
    title: 'it does not answer its agent, and that of another node does',
    series: { ...reachedAs(agentOn('a1'), always(0)), ...reachedAs(agentOn('a2'), always(1)) },
    expected: { [of(`${agentOn('a1')},internal_ip="a1"`)]: 0 },
  },
  {
    title: 'it does not answer, and is reached at another port by another job',
    series: {
      ...down,
      [`${up.name}{cluster="prod",job="monitoring/kube-proxy",instance="10.0.0.1:10256"}`]: always(1),
    },
    expected: {},
  },
  {
    title: 'it does not answer, and those of its address in other clusters do',
    series: { ...down, [`${up.name}{${otherInstances[0]}}`]: always(1) },
    expected: isDown,
  },
  {
    title: 'it came and went twice within a quarter of an hour',
    series: livesThatEnded([13, 1]),
    expected: {},
  },
  { title: 'it came and went twice, which was a while ago', series: livesThatEnded([15, 9]), expected: isDown },
  { title: 'it came and went once', series: livesThatEnded([5]), expected: isDown },
]);

/** Of four kube-proxies three do not answer. */
const threeOfFour = (labelsOf: (host: number) => string, values = always(0)) =>
  together([1, 2, 3, 4].map((host) => reachedAs(labelsOf(host), host < 4 ? values : always(1))));
const byJob = (host: number) => target({ host });
const byAnotherJob = (host: number) => target({ job: 'monitoring/kube-proxy', host });
const atAnotherPort = (host: number) => byAnotherJob(host).replace(':10249', ':10256');

const otherWays = [
  { labelsOf: byAnotherJob, where: 'at the same port' },
  { labelsOf: atAnotherPort, where: 'at another port' },
];

export const manyInstancesDownCases = casesOf('many-instances-down', [
  { title: 'three of four do not answer', series: threeOfFour(byJob), expected: { [prod]: 0.75 } },
  {
    title: 'three of four do not answer the agents of their nodes',
    series: threeOfFour((host) => agentOn(`a${host}`)),
    expected: { [prod]: 0.75 },
  },
  ...otherWays.flatMap(({ labelsOf, where }) => [
    {
      title: `three of four do not answer, and do another job ${where}`,
      series: { ...threeOfFour(byJob), ...threeOfFour(labelsOf, always(1)) },
      expected: {},
    },
    {
      title: `three of four did not answer, and do another job ${where} since a minute`,
      series: { ...threeOfFour(byJob), ...threeOfFour(labelsOf, changing({ 1: 1 }, 0)) },
      expected: {},
    },
    {
      title: `three of four do not answer, and did another job ${where} until two minutes ago`,
      series: { ...threeOfFour(byJob), ...threeOfFour(labelsOf, changing({ 2: 0 }, 1)) },
      expected: {},
    },
  ]),
]);
