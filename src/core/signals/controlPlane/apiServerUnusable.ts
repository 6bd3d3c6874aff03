import { apiServerRequests } from '../../metrics/apiServer';
import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { healthyScenarios } from '../healthyScenarios';
import { clusterComesAndGoes, comesAndGoes } from '../comesAndGoes';
import { everyClusterSuffers, everyKindOfCluster, kindsOfCluster } from '../kindsOfCluster';
import { withAddress } from '../nodeAddress';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { apiServerUnusableRunbook } from './apiServerUnusable.runbook';
import { briefOutages } from './briefOutages';
import { keepsFailingOften, recentShareIsAbove, rejected } from './failedRequests';

/** A single node of a small cluster is better called by its name. */
const fewestNodes = 2;
/** Of the latest requests that are rejected: while something is allowed, the watches of Services may be among it. */
const nearlyAll = 0.9;

/** The API server is of no use to most of a cluster: one alert instead of one a node. */
export const apiServerUnusable = defineSignal({
  id: 'api-server-unusable',
  alert: 'KubeProxyApiServerUnusable',
  group: 'control-plane',
  golden: 'errors',
  scope: 'cluster',
  title: 'API server unusable for a cluster',
  explanation:
    'Share of a cluster’s kube-proxies whose requests to the API server fail again and again, or are nearly all rejected, two at least. Above it, one alert speaks for all of them.',
  parameters: [
    {
      id: 'threshold',
      label: 'Nodes with errors',
      unit: 'ratio',
      // Most of the cluster, our choice: below that nodes are named one by one.
      defaults: { critical: 0.5 },
      min: 0,
      max: 1,
      excludesMax: true,
      maxReason: 'A share of all kube-proxies is never above 100 %.',
    },
  ],
  levels: [{ severity: 'critical', for: '10m' }],
  value: (kubeProxy) => erring(kubeProxy).or(kubeProxy.running().times(0)).dividedBy(kubeProxy.running()),
  valueUnit: 'ratio',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    erring(kubeProxy).isAtLeast(fewestNodes).dividedBy(kubeProxy.running()).isAbove(valueOf(parameters, 'threshold')),
  causedBy: ['down'],
  requires: { families: [apiServerRequests, up] },
  message: {
    summary: 'kube-proxies cannot rely on the API server{inCluster}',
    description:
      'Requests to the API server fail again and again, or are rejected, on {value} of the kube-proxies{inCluster}, more than {threshold}. While it lasts, changes of Services reach these nodes late or not at all.',
    valueUnit: 'ratio',
  },
  runbook: apiServerUnusableRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'the API server is gone for every kind of cluster: one alert each, and no node is named',
      everyClusterSuffers('api-server-unreachable', { from: '20m', until: '50m' }),
      {
        shape: { clusters: kindsOfCluster, length: '60m' },
        at: '33m',
        expected: [{ severity: 'critical', alerts: everyKindOfCluster }],
        overBy: '55m',
      }
    ),
    fires(
      'the API server answers 503 and series have no cluster label',
      (fleet) => fleet.cluster('prod').suffers('api-server-5xx', { from: '20m', until: '50m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '60m' },
        at: '33m',
        expected: [{ severity: 'critical', alerts: [{}] }],
        overBy: '55m',
      }
    ),
    fires(
      'the API server rejects the token of every node',
      (fleet) => fleet.cluster('prod').suffers('unauthorized', { from: '20m', until: '50m' }),
      {
        shape: { length: '60m' },
        at: '33m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '55m',
      }
    ),
    fires(
      'the API server is away 8 of every 10 minutes: one alert without a break, and no node is named',
      (fleet) =>
        clusterComesAndGoes(fleet, 'prod', 'api-server-unreachable', {
          from: 1200,
          until: 5200,
          every: 600,
          lasts: 480,
        }),
      {
        shape: { length: '105m' },
        at: '35m',
        staysUntil: '80m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '93m',
      }
    ),
    fires(
      'the API server is in a crash loop, up for a minute after five: one alert without a break, and no node is named',
      (fleet) =>
        clusterComesAndGoes(fleet, 'prod', 'api-server-unreachable', {
          from: 1200,
          until: 5200,
          every: 370,
          lasts: 310,
        }),
      {
        shape: { length: '105m', scrapeInterval: '30s' },
        at: '35m',
        staysUntil: '80m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '92m',
      }
    ),
    fires(
      'two nodes of four are cut off, and a third 8 of every 10 minutes: one alert without a break, and no node is named',
      (fleet) =>
        comesAndGoes(
          fleet
            .node('a1')
            .suffers('api-server-unreachable', { from: '20m', until: '85m' })
            .node('a2')
            .suffers('api-server-unreachable', { from: '20m', until: '85m' }),
          'a3',
          'api-server-unreachable',
          { from: 1200, until: 5200, every: 600, lasts: 480 }
        ),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3', 'a4'] } }, length: '105m' },
        at: '35m',
        staysUntil: '80m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '93m',
      }
    ),
    silent(
      'one node of three cannot reach it: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('api-server-unreachable', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
    silent(
      'only ServiceCIDRs are forbidden, and Services are watched: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('service-cidrs-forbidden', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
    ...briefOutages,
  ],
});

/** How many kube-proxies of a cluster keep getting errors; no series where none does. */
function erring(kubeProxy: KubeProxy): Expression {
  const targets = keepsFailingOften(kubeProxy)
    .or(recentShareIsAbove(kubeProxy, rejected, nearlyAll))
    .and(kubeProxy.reached().equals(1), kubeProxy.perTarget);
  // One that two jobs scrape counts once, as it does among those that run.
  return withAddress(targets).aggregated('group', kubeProxy.perAddress).aggregated('count', kubeProxy.perCluster);
}
