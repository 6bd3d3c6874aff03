import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { scrapedAgain } from '../anotherJob';
import { fires, silent, type ScenarioFleet } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { manyInstancesDownRunbook } from './manyInstancesDown.runbook';

const thatMany = (nodes: number) => ({
  prod: { nodes: Array.from({ length: nodes }, (_, index) => `a${index + 1}`) },
});

const threeAreDown = (fleet: ScenarioFleet) =>
  ['a1', 'a2', 'a3'].reduce(
    (suffering, node) => suffering.cluster('prod').node(node).suffers('instance-down', { from: '20m', until: '40m' }),
    fleet
  );

const thirtyFive = thatMany(35).prod.nodes;

/** From 20 minutes on, so many at a time are away for so many seconds. */
function rollout(fleet: ScenarioFleet, nodes: string[], atATime: number, seconds: number): ScenarioFleet {
  return nodes.reduce((rolling, node, index) => {
    const from = 1200 + Math.floor(index / atATime) * seconds;
    return rolling
      .cluster('prod')
      .node(node)
      .suffers('instance-down', { from: `${from}s`, until: `${from + seconds}s` });
  }, fleet);
}

/** A rollout takes one after the other away for a minute or two, and nodes that are gone leave targets for some more. */
export const minutesDown = 3;

/** Many kube-proxies of a cluster cannot be reached, while others can. */
export const manyInstancesDown = defineSignal({
  id: 'many-instances-down',
  alert: 'KubeProxyManyInstancesDown',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'Many kube-proxies unreachable',
  explanation: `Share of a cluster’s kube-proxies that Prometheus knows and has not reached for ${minutesDown} minutes. Above it, one alert speaks for all of them.`,
  parameters: [
    {
      id: 'threshold',
      label: 'Unreachable',
      unit: 'ratio',
      // 10 %, as of the well-known TargetDown.
      defaults: { critical: 0.1 },
      min: 0,
      max: 1,
      excludesMax: true,
      maxReason: 'A share of all kube-proxies is never above 100 %.',
    },
    {
      id: 'atLeast',
      label: 'And at least',
      unit: 'nodes',
      // One or two nodes are always more than 10 % of a small cluster, and are better called by their names.
      defaults: { critical: 3 },
      min: 2,
      max: 1000,
      whole: true,
    },
  ],
  // With the minutes that each has to be down, ten in all.
  levels: [{ severity: 'critical', for: '7m' }],
  value: shareDown,
  valueUnit: 'ratio',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    shareDown(kubeProxy)
      .isAbove(valueOf(parameters, 'threshold'))
      .and(down(kubeProxy).isAtLeast(valueOf(parameters, 'atLeast'))),
  causedBy: ['down'],
  // Where all crash all the time, now and then one answers: “none answers” hid that many do not, and never fired.
  causesMustLast: true,
  requires: { families: [up] },
  message: {
    summary: 'Many kube-proxies cannot be reached{inCluster}',
    description:
      'Prometheus cannot scrape {value} of the kube-proxies{inCluster}, more than {threshold}. Where they are down, Services go wrong with their next change.',
    valueUnit: 'ratio',
  },
  runbook: manyInstancesDownRunbook,
  scenarios: [
    ...healthyScenarios,
    fires('three of 29 are down, just above the limit: one alert, and no node is named', threeAreDown, {
      shape: { clusters: thatMany(29), length: '50m' },
      at: '32m',
      expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
      overBy: '45m',
    }),
    fires('three of five are down and series have no cluster label', threeAreDown, {
      shape: { clusters: { prod: { ...thatMany(5).prod, clusterLabel: false } }, length: '50m' },
      at: '32m',
      expected: [{ severity: 'critical', alerts: [{}] }],
      overBy: '45m',
    }),
    fires(
      'eight of ten are down and the others crash soon after each start, so that none answers most of the time: one alert without a break',
      (fleet) =>
        thatMany(10).prod.nodes.reduce(
          (failing, node, index) =>
            failing.node(node).suffers(index < 8 ? 'instance-down' : 'crash-at-start', { from: '20m', until: '60m' }),
          fleet
        ),
      {
        shape: { clusters: thatMany(10), length: '80m', scrapeInterval: '30s' },
        at: '40m',
        staysUntil: '59m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        // The two have restarted a few minutes before the cure.
        alsoFires: [{ signal: 'restarting', severity: 'warning', alerts: [] }],
        overBy: '78m',
      }
    ),
    silent('three of 30 are down, which is the limit: they are called by their names', threeAreDown, {
      shape: { clusters: thatMany(30), length: '50m' },
    }),
    silent(
      'a rollout takes four of 35 away at a time, for a minute and a half each',
      (fleet) => rollout(fleet, thirtyFive, 4, 90),
      { shape: { clusters: thatMany(35), length: '50m' } }
    ),
    silent(
      'another job looks for the same kube-proxies and reaches none of them',
      (fleet) => fleet.cluster('again').suffers('bound-to-loopback', { from: '20m' }),
      {
        shape: {
          clusters: {
            ...thatMany(4),
            again: { ...thatMany(4).prod, ...scrapedAgain('prod') },
          },
          length: '50m',
        },
      }
    ),
    silent(
      'two of five are down: they are called by their names',
      (fleet) =>
        fleet.node('a1').suffers('instance-down', { from: '20m' }).node('a2').suffers('instance-down', { from: '20m' }),
      { shape: { clusters: thatMany(5), length: '50m' } }
    ),
    silent(
      'all are down: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('bound-to-loopback', { from: '20m' }),
      { shape: { clusters: thatMany(5), length: '50m' } }
    ),
  ],
});

function down(kubeProxy: KubeProxy): Expression {
  return kubeProxy.downForMinutes(minutesDown);
}

function shareDown(kubeProxy: KubeProxy): Expression {
  return down(kubeProxy).or(kubeProxy.targets().times(0)).dividedBy(kubeProxy.targets());
}
