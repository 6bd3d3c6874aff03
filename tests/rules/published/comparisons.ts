import { fires, silent, type FiringScenario, type SilentScenario } from '../../../src/core/signals/scenario';
import { type SignalId } from '../../../src/core/signals/signal';
import * as published from './publishedRule';

/** A published rule on data on which it is wrong and ours is right. */
export type Comparison =
  | { theirs: published.PublishedRule; isSilent: true; ours: SignalId; scenario: FiringScenario }
  | { theirs: published.PublishedRule; isSilent: false; falseAt: string; scenario: SilentScenario };

/** Theirs says nothing from beginning to end. */
const misses = (theirs: published.PublishedRule, ours: SignalId, scenario: FiringScenario): Comparison => ({
  theirs,
  isSilent: true,
  ours,
  scenario,
});

/** Theirs fires although nothing is wrong, or not what it says. */
const criesWolf = (theirs: published.PublishedRule, falseAt: string, scenario: SilentScenario): Comparison => ({
  theirs,
  isSilent: false,
  falseAt,
  scenario,
});

const inProd = { cluster: 'prod' };
const onA1 = { cluster: 'prod', node: 'a1' };

const wholeJobVanishes = fires(
  'every target of the job vanishes',
  (fleet) => fleet.cluster('prod').suffers('node-without-kube-proxy', { from: '60m' }),
  { shape: { length: '90m' }, at: '85m', expected: [{ severity: 'critical', alerts: [inProd] }] }
);

const slowApiServer = fires(
  'requests to the API server take 8–12 s',
  (fleet) => fleet.cluster('prod').suffers('api-server-slow', { from: '20m' }),
  { shape: { length: '50m' }, at: '42m', expected: [{ severity: 'warning', alerts: [inProd] }] }
);

const noAnswer = fires(
  'the API server gives no answer at all',
  (fleet) => fleet.cluster('prod').suffers('api-server-unreachable', { from: '20m' }),
  { shape: { length: '50m' }, at: '35m', expected: [{ severity: 'critical', alerts: [inProd] }] }
);

const slowNode = fires(
  'every sync of one node takes 12 s',
  (fleet) => fleet.node('a1').suffers('slow-sync', { from: '20m' }),
  { shape: { length: '60m' }, at: '45m', expected: [{ severity: 'warning', alerts: [onA1] }] }
);

const slowNodeOfMany = fires(
  'every sync of one node of twelve takes 12 s',
  (fleet) => fleet.node('a1').suffers('slow-sync', { from: '20m' }),
  {
    shape: { clusters: { prod: { nodes: Array.from({ length: 12 }, (_, index) => `a${index + 1}`) } }, length: '50m' },
    at: '45m',
    expected: [{ severity: 'warning', alerts: [onA1] }],
  }
);

const burstThenSilence = fires(
  'a burst of changes ends in a failed sync and nothing changes after it',
  (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m' }).quietFrom('1202s'),
  { shape: { length: '60m' }, at: '55m', expected: [{ severity: 'critical', alerts: [onA1] }] }
);

const neverSynced = fires(
  'a kube-proxy fails from its first sync on',
  (fleet) => fleet.node('a1').suffers('never-synced', { from: '20m' }),
  {
    shape: { length: '60m' },
    at: '40m',
    expected: [{ severity: 'critical', alerts: [onA1] }],
    // They told it until it was known that not a single sync succeeds.
    alsoFires: [
      { signal: 'sync-failing', severity: 'warning', alerts: [] },
      { signal: 'livez-failing', severity: 'critical', alerts: [] },
    ],
  }
);

const clusters = { prod: { nodes: ['a1', 'a2'] }, stage: { nodes: ['b1', 'b2'] } };

const virtualNode = silent('a healthy cluster has a virtual node', (fleet) => fleet, {
  shape: { clusters: { prod: { nodes: ['a1', 'a2', 'fargate-1'] } }, length: '40m' },
});

const quiet = silent('nothing changes on a healthy cluster', (fleet) => fleet.quietFrom('2m'), {
  shape: { length: '60m' },
});

/** What is published for kube-proxy, each next to ours where it matters. */
export const comparisons: readonly Comparison[] = [
  misses(published.sysdigProxiesDown, 'down', wholeJobVanishes),
  misses(published.promCatDown, 'down', wholeJobVanishes),
  criesWolf(published.promCatDown, '30m', virtualNode),
  misses(published.sysdigRestClientLatency, 'api-server-slow', slowApiServer),
  misses(published.promCatRestClientLatency, 'api-server-slow', slowApiServer),
  misses(published.sysdigServerErrors, 'api-server-unusable', noAnswer),
  misses(published.promCatServerErrors, 'api-server-unusable', noAnswer),
  criesWolf(
    published.sysdigServerErrors,
    '42m',
    silent(
      'the API server answers 503 for 10 s, twice in 20 minutes',
      (fleet) =>
        fleet
          .cluster('prod')
          .suffers('api-server-5xx', { from: '20m', until: '1210s' })
          .cluster('prod')
          .suffers('api-server-5xx', { from: '40m', until: '2410s' }),
      { shape: { length: '60m' } }
    )
  ),
  misses(published.promCatSyncLatency, 'sync-slow', slowNode),
  misses(
    published.mixinDown,
    'down',
    fires(
      'one cluster of two vanishes',
      (fleet) => fleet.cluster('stage').suffers('whole-cluster-gone', { from: '30m' }),
      {
        shape: { clusters, length: '60m' },
        at: '55m',
        expected: [{ severity: 'critical', alerts: [{ cluster: 'stage' }] }],
      }
    )
  ),
  misses(
    published.mixinDown,
    'down',
    fires(
      'every kube-proxy is bound to the loopback address, as by default',
      (fleet) => fleet.cluster('prod').suffers('bound-to-loopback', { from: '10m' }),
      { shape: { length: '40m' }, at: '35m', expected: [{ severity: 'critical', alerts: [inProd] }] }
    )
  ),
  criesWolf(
    published.mixinDown,
    '30m',
    silent('a cluster has something else instead of kube-proxy', (fleet) => fleet, {
      shape: { clusters: { cilium: { nodes: ['c1', 'c2'], kubeProxy: false } }, length: '40m' },
    })
  ),
  misses(
    published.mixinInstanceUnreachable,
    'node-not-covered',
    fires(
      'a node has no kube-proxy at all',
      (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '20m' }),
      { shape: { length: '60m' }, at: '50m', expected: [{ severity: 'warning', alerts: [onA1] }] }
    )
  ),
  misses(published.openShiftApplyStale, 'rules-stale', burstThenSilence),
  misses(published.openShiftApplyStale, 'never-synced', neverSynced),
  criesWolf(
    published.openShiftApplySlow,
    '35m',
    silent(
      'syncs take 12 s and both want to hear of more than 15 s',
      (fleet) => fleet.node('a1').suffers('slow-sync', { from: '20m' }),
      {
        shape: { length: '60m' },
        settings: {
          signals: {
            'sync-slow': { levels: { warning: { parameters: { threshold: 15 } }, critical: { enabled: false } } },
          },
        },
      }
    )
  ),
  misses(
    published.openShiftApplySlowOf2020,
    'sync-slow',
    fires(
      'every sync of a node takes minutes, after thousands that took a moment',
      (fleet) => fleet.node('a1').suffers('very-slow-sync', { from: '20m' }),
      {
        shape: { length: '60m' },
        settings: { signals: { 'rules-stale': { enabled: false }, 'livez-failing': { enabled: false } } },
        at: '50m',
        expected: [
          { severity: 'warning', alerts: [onA1] },
          { severity: 'critical', alerts: [onA1] },
        ],
      }
    )
  ),
  misses(published.openShiftClusterApplySlow, 'sync-slow', slowNodeOfMany),
  criesWolf(published.openShiftNodeWithoutPod, '30m', virtualNode),
  criesWolf(published.ageOfLastSync, '40m', quiet),
  criesWolf(
    published.queuedAndOld,
    '40m',
    silent(
      'a quiet node is scraped in the middle of a sync',
      (fleet) => fleet.quietFrom('2m').node('a1').isScrapedMidSyncAt('40m'),
      { shape: { length: '60m' } }
    )
  ),
  misses(published.changesPending, 'rules-stale', burstThenSilence),
  misses(published.changesPending, 'never-synced', neverSynced),
];
