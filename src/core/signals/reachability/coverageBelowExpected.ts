import { daemonSetDesired, nodeInfo } from '../../metrics/kubeStateMetrics';
import { up } from '../../metrics/process';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { coverageBelowExpectedRunbook } from './coverageBelowExpected.runbook';
import { missing, runningTargets, tooManyMissing } from './missing';
import { oneIsTolerated } from './oneIsTolerated';

/** Where nobody wants the names of nodes, the number is told. */
const withoutNames = { signals: { 'node-not-covered': { enabled: false } } };
const anySource = { id: 'prom01', name: 'Prometheus', datasourceUid: 'prometheus' };

/** Fewer kube-proxies than nodes that should run one. */
export const coverageBelowExpected = defineSignal({
  id: 'coverage-below-expected',
  alert: 'KubeProxyCoverageBelowExpected',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'Fewer kube-proxies than nodes',
  explanation:
    'Fewer kube-proxies run than nodes should have one. How many are expected is set under node count, with a tolerance.',
  parameters: [],
  levels: [{ severity: 'warning', for: '15m' }],
  value: (kubeProxy) => missing(kubeProxy, runningTargets(kubeProxy)),
  valueUnit: 'nodes',
  firing: tooManyMissing,
  // Where the missing nodes have names, that alert tells them.
  causedBy: ['down', 'node-not-covered'],
  requires: { families: [up, daemonSetDesired, nodeInfo], kubeStateMetrics: true },
  message: {
    summary: 'kube-proxy runs on {value} fewer than expected{inCluster}',
    description:
      'kube-proxy runs on {value} fewer than expected{inCluster}. Pods on a node without one reach no Service, or only with rules from before. Where the number was entered in the settings, check it as well.',
    valueUnit: 'nodes',
  },
  runbook: coverageBelowExpectedRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a node has no kube-proxy and nobody wants its name, with one and with two kube-state-metrics',
      (fleet) =>
        fleet
          .cluster('prod')
          .node('a1')
          .suffers('node-without-kube-proxy', { from: '30m', until: '60m' })
          .cluster('stage')
          .node('b1')
          .suffers('node-without-kube-proxy', { from: '30m', until: '60m' }),
      {
        shape: {
          clusters: {
            prod: { nodes: ['a1', 'a2', 'fargate-1'] },
            stage: { nodes: ['b1', 'b2'], kubeStateMetrics: 2, kubernetes: '1.28' },
          },
          length: '70m',
        },
        settings: withoutNames,
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }, { cluster: 'stage' }] }],
        overBy: '65m',
      }
    ),
    fires(
      'there is no DaemonSet to count: nodes are counted, without those that never run it',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '30m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'fargate-1'], clusterLabel: false } }, length: '50m' },
        settings: { ...withoutNames, sources: [{ ...anySource, expectedNodes: { mode: 'nodes' } }] },
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{}] }],
      }
    ),
    fires('fewer run than the number that was entered, and there is no kube-state-metrics', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubeStateMetrics: 0 } }, length: '30m' },
      settings: { sources: [{ ...anySource, expectedNodes: { mode: 'fixed', fixed: 3 } }] },
      at: '17m',
      expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }] }],
    }),
    fires(
      'one node has none while that of another is down: one alert each',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('node-without-kube-proxy', { from: '20m', until: '40m' })
          .node('a2')
          .suffers('instance-down', { from: '20m', until: '40m' }),
      {
        shape: { length: '50m' },
        settings: withoutNames,
        at: '37m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }] }],
        alsoFires: [{ signal: 'instance-down', severity: 'warning', alerts: [{ cluster: 'prod', node: 'a2' }] }],
        overBy: '45m',
      }
    ),
    silent(
      'the node that has none has a name: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '30m' }),
      { shape: { length: '60m' } }
    ),
    silent('nodes are counted, and a virtual one never has a kube-proxy', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1', 'a2', 'fargate-1'] } }, length: '40m' },
      settings: { sources: [{ ...anySource, expectedNodes: { mode: 'nodes' } }] },
    }),
    oneIsTolerated,
    silent(
      'a node has no kube-proxy and there is no kube-state-metrics to tell',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '30m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubeStateMetrics: 0 } }, length: '60m' } }
    ),
    silent(
      'a kube-proxy is there but down: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('instance-down', { from: '30m' }),
      { shape: { length: '60m' } }
    ),
    silent(
      'every target of a cluster vanishes: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('node-without-kube-proxy', { from: '60m' }),
      { shape: { length: '100m' } }
    ),
    fires(
      'every target vanishes and nobody wants the alert about the cluster, or names',
      (fleet) => fleet.cluster('prod').suffers('node-without-kube-proxy', { from: '60m' }),
      {
        shape: { length: '100m' },
        settings: { signals: { ...withoutNames.signals, down: { enabled: false } } },
        at: '77m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }] }],
      }
    ),
  ],
});
