import { type Family } from '../../metrics/family';
import { lastQueued, lastSynced } from '../../metrics/programming';
import { toDuration } from '../../promql/duration';
import { Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { scrapedAgain } from '../anotherJob';
import { comesAndGoes } from '../comesAndGoes';
import { healthyScenarios } from '../healthyScenarios';
import { k3sServer, kindsOfCluster, nodeA1OfEveryKind, nodeA1Suffers } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { rulesStaleRunbook } from './rulesStale.runbook';

/** Seconds, 2 × syncPeriod: kube-proxy's own health timeout (pkg/proxy/healthcheck/proxy_health.go). */
const healthTimeout = 60;

/** Rules on the node are older than the change that should have replaced them. */
export const rulesStale = defineSignal({
  id: 'rules-stale',
  alert: 'KubeProxyRulesStale',
  group: 'programming',
  golden: 'errors',
  scope: 'node',
  title: 'Stale Service rules',
  explanation: 'A change of a Service has waited longer than it may, and is still not in the rules of the node.',
  parameters: [
    {
      id: 'queuedFor',
      label: 'A change waits for',
      unit: 'seconds',
      defaults: { critical: healthTimeout },
      // Two scrapes at the usual interval of 15 s; kube-proxy tries a failed sync again after 30 s.
      min: 30,
      max: 3600,
      whole: true,
    },
  ],
  levels: [{ severity: 'critical', for: '5m' }],
  // Drawn once kube-proxy itself would call it unhealthy: a healthy node that is scraped in the middle of a sync would
  // else seem to be an hour behind.
  value: drawnLag,
  valueUnit: 'seconds',
  line: 'queuedFor',
  firing: (kubeProxy, parameters) => behind(kubeProxy, valueOf(parameters, 'queuedFor')),
  causedBy: ['instance-down'],
  requires: { families: [lastSynced, lastQueued] },
  message: {
    summary: 'kube-proxy on {node} does not apply Service changes',
    description:
      'A change queued more than {queuedFor} ago is still not in the rules of {node}{inCluster}; the last successful sync was {value} ago. ' +
      'Services that changed since then do not work through this node.',
    valueUnit: 'seconds',
  },
  runbook: rulesStaleRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'syncs of one node fail under churn, in every kind of cluster',
      nodeA1Suffers('rules-stale', { from: '20m', until: '40m' }),
      {
        shape: { clusters: kindsOfCluster, length: '50m' },
        at: '28m',
        expected: [{ severity: 'critical', alerts: nodeA1OfEveryKind }],
        overBy: '45m',
      }
    ),
    fires(
      'a burst of changes ends in a failed sync and nothing changes after it',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '110m' }).quietFrom('1202s'),
      {
        shape: { length: '2h' },
        at: '105m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '115m',
      }
    ),
    fires(
      'syncs fail and series have no cluster label',
      (fleet) => fleet.node('a2').suffers('rules-stale', { from: '20m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '40m' },
        at: '28m',
        expected: [{ severity: 'critical', alerts: [{ node: 'a2' }] }],
      }
    ),
    fires(
      'one cluster wants to wait longer than the other',
      (fleet) =>
        fleet
          .cluster('prod')
          .node('a1')
          .suffers('rules-stale', { from: '20m' })
          .cluster('stage')
          .node('b1')
          .suffers('rules-stale', { from: '20m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1'] } }, length: '40m' },
        settings: {
          sources: [
            {
              id: 'prom01',
              name: 'Prometheus',
              datasourceUid: 'prometheus',
              clusters: {
                stage: {
                  signals: {
                    'rules-stale': { levels: { critical: { parameters: { queuedFor: 900 } } } },
                    'sync-failing': { enabled: false },
                    'livez-failing': { enabled: false },
                  },
                },
              },
            },
          ],
        },
        at: '30m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
      }
    ),
    fires(
      'three jobs show the same process and one of them is chosen: once a node',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { edge: { nodes: ['a1', 'a2'], oneProcess: true } }, length: '50m' },
        settings: { sources: [k3sServer] },
        at: '28m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'edge', node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'three targets of three jobs show the same process, as with two monitoring stacks: once a node',
      (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m', until: '40m' }),
      {
        shape: { clusters: { edge: { nodes: ['a1', 'a2'], oneProcess: true } }, length: '50m' },
        settings: { sources: [{ ...k3sServer, selector: { job: 'k3s-server|kubelet|apiserver' } }] },
        at: '28m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'edge', node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    fires(
      'two of five scrapes fail meanwhile',
      (fleet) =>
        comesAndGoes(
          fleet.node('a1').suffers('rules-stale', { from: '20m', until: '60m' }),
          'a1',
          'bound-to-loopback',
          {
            from: 1260,
            until: 3600,
            every: 300,
            lasts: 120,
          }
        ),
      {
        shape: { length: '70m' },
        at: '51m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '65m',
      }
    ),
    silent(
      'one of two series of a target is old, as for a moment after its Pod was made anew',
      (fleet) => fleet.cluster('again').suffers('rules-stale', { from: '20m' }),
      {
        shape: {
          clusters: {
            prod: { nodes: ['a1', 'a2'] },
            again: { nodes: ['a1', 'a2'], ...scrapedAgain('prod'), job: 'kube-proxy' },
          },
          length: '40m',
        },
      }
    ),
    silent(
      'a kube-proxy has never synced, which until 1.32 is a timestamp of 0: that is an alert of its own',
      (fleet) => fleet.node('a1').suffers('never-synced', { from: '5m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.28' } }, length: '35m' } }
    ),
    silent(
      'syncs failed and kube-proxy went down with them: that is an alert of its own',
      (fleet) =>
        fleet.node('a1').suffers('rules-stale', { from: '20m' }).node('a1').suffers('instance-down', { from: '23m' }),
      { shape: { length: '60m' } }
    ),
    silent(
      'the API server is away for long: nothing is queued, so nothing is stale',
      (fleet) => fleet.cluster('prod').suffers('api-server-unreachable', { from: '20m' }),
      { shape: { length: '60m' } }
    ),
  ],
});

/** Seconds behind once kube-proxy would call itself unhealthy, else 0; per target and IP family. */
export function drawnLag(kubeProxy: KubeProxy): Expression {
  const lag = behind(kubeProxy, healthTimeout).or(kubeProxy.newestPerIpFamily(lastSynced).times(0));
  return kubeProxy.recordedOr('sync-lag', kubeProxy.perIpFamily, () => lag);
}

/** Seconds since the last success, for each IP family that has not applied a change queued that long ago. */
function behind(kubeProxy: KubeProxy, queuedFor: number): Expression {
  const synced = lastKnown(kubeProxy, lastSynced, 0);
  return Expression.atom('time()')
    .minus(synced)
    .and(lastKnown(kubeProxy, lastQueued, queuedFor).isAbove(synced.isAbove(0)));
}

/** What a family said, or a minute or two before: a scrape that fails must not end the alert. */
function lastKnown(kubeProxy: KubeProxy, family: Family, ago: number): Expression {
  const known = (offset: number) =>
    kubeProxy.newestPerIpFamily(family, { offset: offset === 0 ? undefined : toDuration(offset) });
  return known(ago)
    .or(known(ago + 60))
    .or(known(ago + 120));
}
