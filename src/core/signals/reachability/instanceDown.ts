import { up } from '../../metrics/process';
import { comesAndGoes } from '../comesAndGoes';
import { comesAndGoesAgain } from '../crashLoop';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { withAddress } from '../nodeAddress';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { instanceDownRunbook } from './instanceDown.runbook';

/** One kube-proxy of a cluster in which others answer cannot be reached. */
export const instanceDown = defineSignal({
  id: 'instance-down',
  alert: 'KubeProxyInstanceDown',
  group: 'reachability',
  golden: 'availability',
  scope: 'node',
  title: 'kube-proxy unreachable on a node',
  explanation: 'Prometheus knows the kube-proxy of a node but cannot scrape it.',
  parameters: [],
  levels: [{ severity: 'warning', for: '10m' }],
  value: (kubeProxy) => kubeProxy.reached(),
  valueUnit: 'count',
  firing: (kubeProxy) =>
    withAddress(kubeProxy.reached().equals(0).unless(comesAndGoesAgain(kubeProxy)))
      // Another job or port may lead to the same kube-proxy.
      .unless(kubeProxy.reachedAtAddress().equals(1), kubeProxy.perAddress),
  explains: (kubeProxy) => kubeProxy.reached().equals(0),
  // Where many are down at once, one alert says so instead of one a node.
  causedBy: ['down', 'many-instances-down'],
  requires: { families: [up] },
  message: {
    summary: 'kube-proxy on {node} cannot be reached',
    description:
      'Prometheus cannot scrape kube-proxy on {node}{inCluster}. If the process is down, Services on this node go wrong with their next change.',
    valueUnit: 'count',
  },
  runbook: instanceDownRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'the kube-proxy of one node is down, in every kind of cluster',
      nodeA1Suffers('instance-down', { from: '30m', until: '50m' }),
      {
        shape: { clusters: kindsOfCluster, length: '60m' },
        at: '42m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        overBy: '55m',
      }
    ),
    fires(
      'one kube-proxy is bound to the loopback address and series have no cluster label',
      (fleet) => fleet.node('a2').suffers('bound-to-loopback', { from: '30m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '50m' },
        at: '42m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a2' }] }],
      }
    ),
    fires(
      'kube-proxy starts while the API server is away and therefore never listens',
      (fleet) => fleet.node('a1').suffers('api-server-unreachable', { from: '30m' }).node('a1').restartsAt('30m'),
      {
        shape: { length: '50m' },
        at: '43m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
      }
    ),
    fires(
      'two nodes are down for good while a third comes and goes: now and then many are down, never for long',
      (fleet) =>
        comesAndGoes(
          fleet
            .node('a1')
            .suffers('instance-down', { from: '20m', until: '70m' })
            .node('a2')
            .suffers('instance-down', { from: '20m', until: '70m' }),
          'a3',
          'bound-to-loopback',
          { from: 1200, until: 4080, every: 480, lasts: 240 }
        ),
      {
        shape: {
          clusters: { prod: { nodes: Array.from({ length: 20 }, (_, index) => `a${index + 1}`) } },
          length: '80m',
        },
        at: '65m',
        expected: [
          {
            severity: 'warning',
            alerts: [
              { cluster: 'prod', node: 'a1' },
              { cluster: 'prod', node: 'a2' },
            ],
          },
        ],
        overBy: '75m',
      }
    ),
    fires(
      'kube-state-metrics restarts meanwhile: the alert goes on and keeps the name of its node',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('instance-down', { from: '20m' })
          .cluster('prod')
          .suffers('kube-state-metrics-gone', { from: '40m', until: '42m' }),
      {
        shape: { length: '50m' },
        at: '41m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
      }
    ),
    silent(
      'the whole cluster is down: that is one alert of its own',
      (fleet) => fleet.cluster('prod').suffers('instance-down', { from: '30m' }),
      { shape: { length: '60m' } }
    ),
    fires(
      'the whole cluster is down and nobody wants the alert about the cluster',
      (fleet) => fleet.cluster('prod').suffers('instance-down', { from: '30m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '60m' },
        settings: { signals: { down: { enabled: false } } },
        at: '42m',
        expected: [
          {
            severity: 'warning',
            alerts: [
              { cluster: 'prod', node: 'a1' },
              { cluster: 'prod', node: 'a2' },
            ],
          },
        ],
      }
    ),
  ],
});
