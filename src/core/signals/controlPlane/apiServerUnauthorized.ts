import { apiServerRequests } from '../../metrics/apiServer';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { manyAndGoingOn, zeroWhereNone } from '../countedFailures';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { apiServerUnauthorizedRunbook } from './apiServerUnauthorized.runbook';
import { rejected, runsEverything } from './failedRequests';

const window = '10m';
const recently = '3m';

/** The API server keeps rejecting what a kube-proxy asks. */
export const apiServerUnauthorized = defineSignal({
  id: 'api-server-unauthorized',
  alert: 'KubeProxyApiServerUnauthorized',
  group: 'control-plane',
  golden: 'errors',
  scope: 'node',
  title: 'Rejected by the API server',
  explanation:
    'Requests that the API server rejected with 401 or 403 within 10 minutes while rejections go on. Above it, credentials expired or permissions are missing.',
  parameters: [
    {
      id: 'threshold',
      label: 'Rejected requests in 10 minutes',
      unit: 'count',
      // A healthy restart gave 2 real 403s; a rejected token gives about 6 a minute.
      defaults: { critical: 3 },
      min: 2,
      max: 1000,
      whole: true,
    },
  ],
  levels: [{ severity: 'critical', for: '5m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, rejections(kubeProxy, window)),
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    manyAndGoingOn(
      rejections(kubeProxy, window),
      valueOf(parameters, 'threshold'),
      rejections(kubeProxy, recently)
    ).unless(runsEverything(kubeProxy), kubeProxy.perInstance),
  causedBy: ['instance-down', 'api-server-unusable'],
  presence: apiServerRequests,
  requires: { families: [apiServerRequests] },
  message: {
    summary: 'The API server rejects kube-proxy on {node}',
    description:
      'The API server rejected {value} requests of kube-proxy on {node}{inCluster} in the last 10 minutes (401 or 403), more than {threshold}, and goes on. Changes of Services do not reach this node.',
    valueUnit: 'count',
  },
  runbook: apiServerUnauthorizedRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'the token of one node is rejected, in every kind of cluster',
      nodeA1Suffers('unauthorized', { from: '20m', until: '40m' }),
      {
        shape: { clusters: kindsOfCluster, length: '50m' },
        at: '29m',
        expected: [{ severity: 'critical', alerts: nodeA1OfEveryKind }],
        overBy: '45m',
      }
    ),
    fires(
      'one token of three is rejected and series have no cluster label',
      (fleet) => fleet.node('a2').suffers('unauthorized', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2', 'a3'], clusterLabel: false } }, length: '50m' },
        at: '29m',
        expected: [{ severity: 'critical', alerts: [{ node: 'a2' }] }],
        overBy: '45m',
      }
    ),
    silent(
      'the token is rejected for a minute',
      (fleet) => fleet.node('a1').suffers('unauthorized', { from: '20m', until: '21m' }),
      { shape: { length: '45m' } }
    ),
    silent(
      'all tokens are rejected: that is an alert of its own',
      (fleet) => fleet.cluster('prod').suffers('unauthorized', { from: '20m' }),
      { shape: { length: '50m' } }
    ),
  ],
});

function rejections(kubeProxy: KubeProxy, range: string): Expression {
  return kubeProxy.growthPerInstance(apiServerRequests, range, rejected).inside('round');
}
