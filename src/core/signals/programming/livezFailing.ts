import { livezAnswers } from '../../metrics/health';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { zeroWhereNone } from '../countedFailures';
import { healthyScenarios } from '../healthyScenarios';
import { kindsOfCluster, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { livezFailingRunbook } from './livezFailing.runbook';

/** Three scrapes at the slowest usual interval; the answers of 10 minutes would hold the alert up as long. */
const window = '3m';

/** kube-proxy answers its own health check with 503. */
export const livezFailing = defineSignal({
  id: 'livez-failing',
  alert: 'KubeProxyLivezFailing',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Failing health check',
  explanation:
    'kube-proxy answers /livez with 503: by its own account a change has waited for a minute. Only where something probes /livez.',
  parameters: [],
  // Longer than what is recent: what was over within four minutes is not told after its cure.
  levels: [{ severity: 'critical', for: '7m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, failed(kubeProxy)),
  valueUnit: 'count',
  firing: (kubeProxy) => failed(kubeProxy).isAbove(0),
  // Each of them says more precisely why a change waits.
  causedBy: ['instance-down', 'rules-stale', 'never-synced'],
  requires: { families: [livezAnswers] },
  message: {
    summary: 'kube-proxy on {node} calls itself unhealthy',
    description:
      'kube-proxy on {node}{inCluster} answered /livez {value} times with 503 in the last 3 minutes: a change of a Service has waited for a minute or longer.',
    valueUnit: 'count',
  },
  runbook: livezFailingRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'syncs fail and nobody wants the alert about stale rules',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.28' } }, length: '50m' },
        settings: { signals: { 'rules-stale': { enabled: false }, 'sync-failing': { enabled: false } } },
        at: '29m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'the same where the counter is born with its first 503 and series have no cluster label',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '50m' },
        settings: { signals: { 'rules-stale': { enabled: false }, 'sync-failing': { enabled: false } } },
        at: '29m',
        expected: [{ severity: 'critical', alerts: [{ node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    silent(
      'syncs fail: the rules are stale, which says why, in every kind of cluster',
      nodeA1Suffers('rules-stale', { from: '20m', until: '32m' }),
      { shape: { clusters: kindsOfCluster, length: '45m' } }
    ),
  ],
});

function failed(kubeProxy: KubeProxy): Expression {
  return kubeProxy
    .growthPerInstance(livezAnswers, window, [{ label: 'code', operator: '=', value: '503' }])
    .inside('round');
}
