import { apiServerRequestDuration } from '../../metrics/apiServer';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { k3sServer } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { apiServerSlowRunbook } from './apiServerSlow.runbook';
import { runsEverything } from './failedRequests';

/** Requests are minutes apart, so all nodes of a cluster count together, and a mean takes some of them. */
const window = '15m';
/** Our choice: lists are rare, and of fewer one slow list is the mean. */
const fewestRequests = 5;
/** The window alone would hold the alert up after the cure. */
const recently = '4m';

/** Answers of the API server take long. */
export const apiServerSlow = defineSignal({
  id: 'api-server-slow',
  alert: 'KubeProxyApiServerSlow',
  group: 'control-plane',
  golden: 'latency',
  scope: 'cluster',
  title: 'Slow API server',
  explanation:
    'Mean time of the requests of a cluster’s kube-proxies to the API server, watches left out. Above it, nodes that list everything anew are blind for long.',
  parameters: [
    {
      id: 'threshold',
      label: 'Mean time of a request',
      unit: 'seconds',
      // Our choice: lists of tens of thousands of Pods take a few seconds, and client-go's largest bucket is 60 s.
      defaults: { warning: 5, critical: 20 },
      min: 0.1,
      max: 3600,
      meanOf: apiServerRequestDuration,
    },
  ],
  levels: [
    // Longer than what is recent: lists that all nodes send once after an outage are no news.
    { severity: 'warning', for: '5m' },
    { severity: 'critical', for: '5m' },
  ],
  value: meanTime,
  valueUnit: 'seconds',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    meanTime(kubeProxy)
      .isAbove(valueOf(parameters, 'threshold'))
      .and(latestMean(kubeProxy).isAbove(valueOf(parameters, 'threshold')))
      .unless(runsEverything(kubeProxy), kubeProxy.perCluster),
  requires: { families: [apiServerRequestDuration] },
  message: {
    summary: 'The API server answers kube-proxies slowly{inCluster}',
    description:
      'Requests of kube-proxies{inCluster} to the API server take {value} on average, above {threshold}. Nodes that start or list anew get their Services late.',
    valueUnit: 'seconds',
  },
  runbook: apiServerSlowRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'lists take 8–12 s for all nodes',
      (fleet) => fleet.cluster('prod').suffers('api-server-slow', { from: '20m', until: '45m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3'] }, stage: { nodes: ['b1'] } }, length: '55m' },
        settings: { signals: { 'api-server-slow': { levels: { critical: { parameters: { threshold: 15 } } } } } },
        at: '42m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }] }],
        overBy: '50m',
      }
    ),
    fires(
      'lists are slower than both thresholds and series have no cluster label',
      (fleet) => fleet.cluster('prod').suffers('api-server-slow', { from: '20m', until: '45m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.28', clusterLabel: false } }, length: '55m' },
        settings: { signals: { 'api-server-slow': { levels: { critical: { parameters: { threshold: 7 } } } } } },
        at: '42m',
        expected: [
          { severity: 'warning', alerts: [{}] },
          { severity: 'critical', alerts: [{}] },
        ],
        overBy: '50m',
      }
    ),
    fires(
      'the lists of one node are slow, one in some minutes: less than half of what a healthy cluster asks',
      (fleet) => fleet.node('a1').suffers('api-server-slow', { from: '20m', until: '60m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '70m' },
        at: '50m',
        expected: [{ severity: 'warning', alerts: [{ cluster: 'prod' }] }],
        overBy: '66m',
      }
    ),
    silent(
      'one process runs every component of a node: nobody can tell whose requests are slow',
      (fleet) => fleet.cluster('edge').suffers('api-server-slow', { from: '10m' }),
      {
        shape: { clusters: { edge: { nodes: ['a1', 'a2', 'a3'], oneProcess: true } }, length: '40m' },
        settings: { sources: [k3sServer] },
      }
    ),
    silent(
      'three lists of a node are slow, which is too few to tell',
      (fleet) => fleet.node('a1').suffers('api-server-slow', { from: '20m', until: '25m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '45m' } }
    ),
    silent(
      'lists are slow for less than a minute',
      (fleet) => fleet.cluster('prod').suffers('api-server-slow', { from: '20m', until: '1250s' }),
      { shape: { length: '45m' } }
    ),
  ],
});

/** Nothing while hardly anybody asks. */
function meanTime(kubeProxy: KubeProxy): Expression {
  return kubeProxy.histogram(apiServerRequestDuration, window, 'growth').mean(kubeProxy.perCluster, fewestRequests - 1);
}

function latestMean(kubeProxy: KubeProxy): Expression {
  return kubeProxy.histogram(apiServerRequestDuration, recently, 'growth').mean(kubeProxy.perCluster);
}
