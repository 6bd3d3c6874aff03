import { daemonSetDesired, nodeInfo } from '../../metrics/kubeStateMetrics';
import { up } from '../../metrics/process';
import { healthyScenarios } from '../healthyScenarios';
import { k3sServer, ipvsModeIsKnown, kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { knownTargets, missing, namesAreCertain, tooManyMissing, uncoveredNodes } from './missing';
import { nodeNotCoveredRunbook } from './nodeNotCovered.runbook';
import { oneIsTolerated } from './oneIsTolerated';

const anySource = { id: 'prom01', name: 'Prometheus', datasourceUid: 'prometheus' };
const aNodeHasNone = { from: '30m', until: '60m' } as const;

/** A node that should run a kube-proxy has none that Prometheus knows. */
export const nodeNotCovered = defineSignal({
  id: 'node-not-covered',
  alert: 'KubeProxyNodeNotCovered',
  group: 'reachability',
  golden: 'availability',
  scope: 'node',
  namesNodes: true,
  title: 'Node without kube-proxy',
  explanation:
    'A node that is ready and not new has no kube-proxy that Prometheus knows, and fewer run than are expected. How many are expected is set under node count.',
  parameters: [],
  levels: [{ severity: 'warning', for: '15m' }],
  value: (kubeProxy) => missing(kubeProxy, knownTargets(kubeProxy)),
  valueUnit: 'nodes',
  firing: (kubeProxy) => {
    const certain = uncoveredNodes(kubeProxy).and(namesAreCertain(kubeProxy), kubeProxy.perCluster);
    const isTolerant = kubeProxy.expectedNodes.tolerance.value > 0;
    return isTolerant ? certain.and(tooManyMissing(kubeProxy), kubeProxy.perCluster) : certain;
  },
  explains: namesAreCertain,
  causedBy: ['down'],
  requires: { families: [up, nodeInfo, daemonSetDesired], kubeStateMetrics: true },
  message: {
    summary: '{node} has no kube-proxy',
    description:
      'The node {node}{inCluster} is ready and Prometheus knows no kube-proxy on it. Its Pods reach no Service, or only with rules from before; or it is not watched.',
    valueUnit: 'count',
  },
  runbook: nodeNotCoveredRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a node has no kube-proxy, in every kind of cluster that has kube-state-metrics',
      nodeA1Suffers('node-without-kube-proxy', aNodeHasNone),
      {
        shape: { clusters: kindsOfCluster, length: '70m' },
        settings: ipvsModeIsKnown,
        at: '47m',
        expected: [
          {
            severity: 'warning',
            alerts: nodeA1OfEveryKind.filter(({ cluster }) => cluster !== 'no-kube-state-metrics'),
          },
        ],
        overBy: '65m',
      }
    ),
    fires(
      'there is no DaemonSet to count: ready nodes are, and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', aNodeHasNone),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'fargate-1'], clusterLabel: false } }, length: '70m' },
        settings: { sources: [{ ...anySource, expectedNodes: { mode: 'nodes' } }] },
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    fires(
      'one node has none while the kube-proxy of another is down: one alert each',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('node-without-kube-proxy', aNodeHasNone)
          .node('a2')
          .suffers('instance-down', aNodeHasNone),
      {
        shape: { length: '70m' },
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        alsoFires: [{ signal: 'instance-down', severity: 'warning', alerts: [{ cluster: 'prod', node: 'a2' }] }],
        overBy: '65m',
      }
    ),
    fires(
      'a node has none where three jobs show every process: nodes are counted, and each target once',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', aNodeHasNone),
      {
        shape: { clusters: { edge: { nodes: ['a1', 'a2', 'a3'], oneProcess: true } }, length: '70m' },
        settings: { sources: [k3sServer] },
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'edge', node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    ...(['node-not-ready', 'node-about-to-go'] as const).map((fault) =>
      fires(
        `a node has none where nodes are counted, and another that is not (${fault}) makes up for nothing`,
        (fleet) =>
          fleet.node('a1').suffers('node-without-kube-proxy', aNodeHasNone).node('a2').suffers(fault, aNodeHasNone),
        {
          shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3'], daemonSet: false } }, length: '70m' },
          at: '47m',
          expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
          overBy: '65m',
        }
      )
    ),
    fires(
      'a node has none where every kube-proxy is scraped at two addresses',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', aNodeHasNone),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3'], secondAddress: true } }, length: '70m' },
        at: '47m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    silent(
      'a node is shut down: it is not ready, its Pod has ended, and the DaemonSet still counts it',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('node-without-kube-proxy', { from: '30m' })
          .node('a1')
          .suffers('node-not-ready', { from: '29m' }),
      { shape: { length: '60m' } }
    ),
    oneIsTolerated,
    silent(
      'a fixed number of nodes is expected and as many run, though there are more nodes',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '30m' }),
      {
        shape: { length: '60m' },
        settings: { sources: [{ ...anySource, expectedNodes: { mode: 'fixed', fixed: 2 } }] },
      }
    ),
    silent(
      'every target of a cluster vanishes: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('node-without-kube-proxy', { from: '30m' }),
      { shape: { length: '70m' } }
    ),
  ],
});
