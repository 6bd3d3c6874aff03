import { up } from '../../metrics/process';
import { toDuration } from '../../promql/duration';
import { healthyScenarios } from '../healthyScenarios';
import { everyClusterSuffers, everyKindOfCluster, ipvsModeIsKnown, kindsOfCluster } from '../kindsOfCluster';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { downRunbook } from './down.runbook';

/** Not one kube-proxy of a cluster can be reached. */
export const down = defineSignal({
  id: 'down',
  alert: 'KubeProxyDown',
  group: 'reachability',
  golden: 'availability',
  scope: 'cluster',
  title: 'Whole cluster unreachable',
  explanation: 'No kube-proxy of a cluster answers that is expected by name or answered within the last day.',
  parameters: [],
  levels: [{ severity: 'critical', for: '10m' }],
  value: (kubeProxy) => kubeProxy.running(),
  valueUnit: 'nodes',
  firing: (kubeProxy) =>
    kubeProxy.clustersThatHadKubeProxy().unless(kubeProxy.clustersWithRunning(), kubeProxy.perCluster),
  // Series of a target are there, so no look-back is needed.
  explains: (kubeProxy) => kubeProxy.targets().unless(kubeProxy.clustersWithRunning(), kubeProxy.perCluster),
  lasts: (kubeProxy, _, seconds) =>
    kubeProxy
      .series(up)
      .aggregated('max', kubeProxy.perCluster)
      .during(toDuration(seconds), '1m')
      .inside('max_over_time')
      .equals(0),
  requires: { families: [up] },
  message: {
    summary: 'No kube-proxy can be reached{inCluster}',
    description:
      'Prometheus reaches not a single kube-proxy{inCluster}. ' +
      'Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
    valueUnit: 'count',
  },
  runbook: downRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'every kube-proxy of the only cluster is bound to the loopback address: once, and no node is named',
      (fleet) => fleet.cluster('prod').suffers('bound-to-loopback', { from: '60m', until: '90m' }),
      {
        shape: { length: '2h' },
        at: '72m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }],
        overBy: '95m',
      }
    ),
    fires('every kind of cluster is down', everyClusterSuffers('instance-down', { from: '60m', until: '80m' }), {
      shape: { clusters: kindsOfCluster, length: '90m' },
      settings: ipvsModeIsKnown,
      at: '72m',
      expected: [{ severity: 'critical', alerts: everyKindOfCluster }],
      overBy: '85m',
    }),
    fires(
      'the whole job vanishes while the nodes are still there',
      (fleet) => fleet.cluster('prod').suffers('node-without-kube-proxy', { from: '60m' }),
      { at: '175m', expected: [{ severity: 'critical', alerts: [{ cluster: 'prod' }] }] }
    ),
    fires(
      'one cluster of two vanishes with everything in it',
      (fleet) => fleet.cluster('stage').suffers('whole-cluster-gone', { from: '60m', until: '80m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1', 'b2'] } }, length: '90m' },
        at: '72m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
        overBy: '85m',
      }
    ),
    fires(
      'a cluster vanishes that has no cluster label',
      (fleet) => fleet.cluster('prod').suffers('whole-cluster-gone', { from: '60m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'], clusterLabel: false } }, length: '90m' },
        at: '72m',
        expected: [{ severity: 'critical', alerts: [{}] }],
      }
    ),
    fires('a cluster that is known by name was never there', (fleet) => fleet, {
      shape: { clusters: { prod: { nodes: ['a1'] } }, length: '30m' },
      settings: {
        sources: [
          {
            id: 'prom01',
            name: 'Prometheus',
            datasourceUid: 'prometheus',
            clusters: { prod: {}, 'eu "west" $1\\': {} },
          },
        ],
      },
      at: '12m',
      expected: [{ severity: 'critical', alerts: [{ cluster: 'eu "west" $1\\' }] }],
    }),
    fires(
      'a cluster is deleted after eight hours: twelve hours later its alert has not ended, so that it cannot come back',
      (fleet) => fleet.quietFrom('1m').cluster('stage').suffers('whole-cluster-gone', { from: '8h' }),
      {
        shape: {
          clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1'] } },
          length: '20h',
          scrapeInterval: '5m',
        },
        at: '1195m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
      }
    ),
    fires(
      'a cluster that was there for 23 minutes and no full hour vanishes: for as long as it takes to tell, it is remembered',
      (fleet) =>
        fleet
          .cluster('stage')
          .suffers('whole-cluster-gone', { from: '0s', until: '62m' })
          .cluster('stage')
          .suffers('whole-cluster-gone', { from: '85m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1'] } }, length: '125m' },
        // What was seen ten minutes ago bridges the time until what was seen half an hour ago; before the latter alone would do.
        at: '101m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
        overBy: '120m',
      }
    ),
    fires(
      'a cluster vanishes that was there at one full hour: for a day it is remembered',
      (fleet) =>
        fleet
          .cluster('stage')
          .suffers('whole-cluster-gone', { from: '0s', until: '50m' })
          .cluster('stage')
          .suffers('whole-cluster-gone', { from: '70m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1'] }, stage: { nodes: ['b1'] } }, length: '135m' },
        at: '130m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
      }
    ),
    silent(
      'one node of several is down for less than its time',
      (fleet) => fleet.node('a1').suffers('instance-down', { from: '20m', until: '28m' }),
      { shape: { length: '40m' } }
    ),
  ],
});
