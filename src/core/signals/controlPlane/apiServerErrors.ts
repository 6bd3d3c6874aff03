import { apiServerRequests } from '../../metrics/apiServer';
import { comesAndGoes } from '../comesAndGoes';
import { healthyScenarios } from '../healthyScenarios';
import { k3sServer, kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { zeroWhereNone } from '../countedFailures';
import { defineSignal, valueOf } from '../signal';
import { apiServerErrorsRunbook } from './apiServerErrors.runbook';
import { briefOutages } from './briefOutages';
import { failedOrRejected, keepsFailing, recentShareIsAbove, shareOfFailed } from './failedRequests';

const half = 0.5;

/** Requests of kube-proxy to the API server keep failing: the node hears of no changes. */
export const apiServerErrors = defineSignal({
  id: 'api-server-errors',
  alert: 'KubeProxyApiServerErrors',
  group: 'control-plane',
  golden: 'errors',
  scope: 'node',
  title: 'API server errors',
  explanation:
    'Share of kube-proxy’s requests to the API server that fail (5xx, 429 or no answer) while errors go on. Above it, the node may hear of no changes.',
  parameters: [
    {
      id: 'threshold',
      label: 'Failed requests',
      unit: 'ratio',
      // Nine in ten: the node hears of nothing, and with every change Services on it go wrong.
      defaults: { warning: 0.1, critical: 0.9 },
      min: 0,
      max: 1,
      excludesMax: true,
      maxReason: 'A share of all requests is never above 100 %.',
    },
  ],
  levels: [
    { severity: 'warning', for: '10m' },
    // Half an hour of changes, and a restart of kube-proxy would not help.
    { severity: 'critical', for: '30m' },
  ],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, shareOfFailed(kubeProxy)),
  valueUnit: 'ratio',
  line: 'threshold',
  firing: (kubeProxy, parameters) => keepsFailing(kubeProxy, valueOf(parameters, 'threshold')),
  // A token that is rejected explains as much, and has an alert of its own; a failure now and then explains nothing.
  explains: (kubeProxy) => recentShareIsAbove(kubeProxy, failedOrRejected, half),
  // Where most of a cluster gets errors, one alert says so instead of one a node.
  causedBy: ['instance-down', 'api-server-unusable'],
  presence: apiServerRequests,
  requires: { families: [apiServerRequests] },
  message: {
    summary: 'kube-proxy on {node} gets errors from the API server',
    description:
      '{value} of the requests of kube-proxy on {node}{inCluster} to the API server fail, above {threshold}. While it lasts, changes of Services do not reach this node.',
    valueUnit: 'ratio',
  },
  runbook: apiServerErrorsRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'one node cannot reach the API server, in every kind of cluster',
      nodeA1Suffers('api-server-unreachable', { from: '20m', until: '50m' }),
      {
        shape: { clusters: kindsOfCluster, length: '60m' },
        at: '33m',
        expected: [{ severity: 'warning', alerts: nodeA1OfEveryKind }],
        overBy: '55m',
      }
    ),
    fires(
      'the API server answers two nodes of four with 503 and series have no cluster label',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('api-server-5xx', { from: '20m', until: '50m' })
          .node('a2')
          .suffers('api-server-5xx', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3', 'a4'], clusterLabel: false } }, length: '60m' },
        at: '33m',
        expected: [{ severity: 'warning', alerts: [{ node: 'a1' }, { node: 'a2' }] }],
        overBy: '55m',
      }
    ),
    fires(
      'the API server is gone for the only node of a cluster',
      (fleet) => fleet.cluster('prod').suffers('api-server-unreachable', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'] } }, length: '60m' },
        at: '33m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '55m',
      }
    ),
    fires(
      'one node is cut off for longer than half an hour',
      (fleet) => fleet.node('a1').suffers('api-server-unreachable', { from: '20m', until: '65m' }),
      {
        shape: { length: '75m' },
        at: '60m',
        expected: [
          { severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] },
          { severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] },
        ],
        overBy: '70m',
      }
    ),
    fires(
      'every second request of a node fails, which are a handful in 10 minutes: told without a break',
      (fleet) => fleet.node('a1').suffers('api-server-half-failing', { from: '20m', until: '90m' }),
      {
        shape: { length: '105m' },
        at: '45m',
        staysUntil: '89m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        // As seldom as they are, ten minutes must pass without one.
        overBy: '101m',
      }
    ),
    fires(
      'the connection of one node is away 8 of every 10 minutes: told without a break',
      (fleet) =>
        comesAndGoes(fleet, 'a1', 'api-server-unreachable', { from: 1200, until: 5000, every: 600, lasts: 480 }),
      {
        shape: { length: '100m' },
        at: '35m',
        staysUntil: '82m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '94m',
      }
    ),
    silent(
      'one process runs every component of a node: nobody can tell whose requests fail',
      (fleet) => fleet.node('a1').suffers('api-server-unreachable', { from: '20m' }),
      {
        shape: { clusters: { edge: { nodes: ['a1', 'a2', 'a3'], oneProcess: true } }, length: '50m' },
        settings: { sources: [k3sServer] },
      }
    ),
    silent(
      'every second request of a node fails, and six of ten may',
      (fleet) => fleet.node('a1').suffers('api-server-half-failing', { from: '10m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '50m' },
        settings: { signals: { 'api-server-errors': { levels: { warning: { parameters: { threshold: 0.6 } } } } } },
      }
    ),
    ...briefOutages,
    silent(
      'a kube-proxy without API server is down now',
      (fleet) =>
        fleet
          .node('a1')
          .suffers('api-server-unreachable', { from: '20m' })
          .node('a1')
          .suffers('instance-down', { from: '28m' }),
      { shape: { length: '60m' } }
    ),
  ],
});
