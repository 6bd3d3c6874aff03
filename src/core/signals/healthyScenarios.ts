import { faultsOfAnotherJob, scrapedAgain } from './anotherJob';
import { k3sServer, kindsOfCluster } from './kindsOfCluster';
import { silent, type ScenarioFleet, type SilentScenario } from './scenario';

const twoClusters = { prod: { nodes: ['a1', 'a2', 'a3'] }, stage: { nodes: ['b1', 'b2'] } };

const oneProcess = { clusters: { edge: { nodes: ['a1', 'a2', 'a3'], oneProcess: true } }, length: '70m' };

const untouched = (fleet: ScenarioFleet) => fleet;

/** Fleets of which no signal may say anything. Every signal has them among its scenarios. */
export const healthyScenarios: readonly SilentScenario[] = [
  silent('a healthy fleet under churn', untouched, { shape: { clusters: twoClusters } }),
  silent('healthy clusters of every version, mode and way of naming nodes', untouched, {
    // An hour of ipvs mode would be told.
    shape: { clusters: kindsOfCluster, length: '59m' },
  }),
  silent('healthy clusters of which only native histograms are scraped', untouched, {
    shape: {
      clusters: {
        prod: { nodes: ['a1', 'a2'], kubernetes: '1.37', histograms: 'native' },
        stage: { nodes: ['b1'], kubernetes: '1.37', mode: 'nftables', histograms: 'native' },
      },
      length: '70m',
    },
  }),
  silent('a healthy cluster of which a minimal list of metrics is kept', untouched, {
    shape: { clusters: { prod: { nodes: ['a1', 'a2'], ingestion: 'minimal' } }, length: '70m' },
  }),
  silent('a healthy cluster without a cluster label', untouched, {
    shape: { clusters: { prod: { nodes: ['a1', 'a2'], clusterLabel: false } }, length: '70m' },
  }),
  silent('a healthy fleet scraped every 15 s', untouched, { shape: { scrapeInterval: '15s', length: '70m' } }),
  silent('nothing changes for hours', (fleet) => fleet.quietFrom('2m')),
  silent(
    'a quiet node is scraped in the middle of a sync',
    (fleet) => fleet.quietFrom('2m').node('a1').isScrapedMidSyncAt('90m').node('a1').isScrapedMidSyncAt('100m'),
    { shape: { length: '2h' } }
  ),
  silent(
    'kube-proxies restart, in the same Pod or in a new one',
    (fleet) => fleet.node('a1').restartsAt('30m').node('a2').restartsAt('35m', 'new pod').node('b1').restartsAt('35m'),
    {
      shape: {
        clusters: { prod: { nodes: ['a1', 'a2'] }, stage: { nodes: ['b1'], kubernetes: '1.28' } },
        length: '70m',
      },
    }
  ),
  silent(
    'the DaemonSet is rolled from version to version',
    (fleet) =>
      fleet
        .cluster('prod')
        .suffers('old-version', { from: '5m', until: '40m' })
        .node('a1')
        .restartsAt('42m', 'new pod'),
    { shape: { length: '70m' } }
  ),
  silent(
    'the API server is away for 10 s',
    (fleet) =>
      fleet
        .cluster('prod')
        .suffers('api-server-unreachable', { from: '40m', until: '2410s' })
        .cluster('stage')
        .suffers('api-server-unreachable', { from: '40m', until: '2410s' }),
    { shape: { clusters: { ...twoClusters, stage: { nodes: ['b1'], kubernetes: '1.28' } }, length: '80m' } }
  ),
  silent('a cluster that never had kube-proxy, next to one that has', untouched, {
    shape: { clusters: { prod: { nodes: ['a1'] }, cilium: { nodes: ['c1', 'c2'], kubeProxy: false } }, length: '70m' },
  }),
  silent(
    'targets of a cluster that is declared to have no kube-proxy',
    (fleet) =>
      fleet
        .cluster('cilium')
        .suffers('bound-to-loopback', { from: '10m' })
        .cluster('cilium')
        .node('c1')
        .suffers('rules-stale', { from: '10m' }),
    {
      shape: { clusters: { prod: { nodes: ['a1'] }, cilium: { nodes: ['c1', 'c2'] } }, length: '70m' },
      settings: {
        sources: [
          {
            id: 'prom01',
            name: 'Prometheus',
            datasourceUid: 'prometheus',
            clusters: { cilium: { kubeProxy: false }, prod: {} },
          },
        ],
      },
    }
  ),
  silent(
    'one process runs every component of a node, shows it to three jobs and is denied what is not kube-proxy’s',
    untouched,
    { shape: oneProcess, settings: { sources: [k3sServer] } }
  ),
  silent('the same, and no job of it is chosen', untouched, { shape: oneProcess }),
  faultsOfAnotherJob,
  silent('two jobs scrape the same kube-proxies', untouched, {
    shape: {
      clusters: { prod: { nodes: ['a1', 'a2', 'a3'] }, again: { nodes: ['a1', 'a2', 'a3'], ...scrapedAgain('prod') } },
      length: '70m',
    },
  }),
  silent(
    'a second Prometheus looks for the same targets and reaches none of them',
    (fleet) => fleet.cluster('again').suffers('bound-to-loopback', { from: '10m' }),
    {
      shape: {
        clusters: {
          prod: { nodes: ['a1', 'a2', 'a3'] },
          again: { nodes: ['a1', 'a2', 'a3'], ...scrapedAgain('prod'), job: 'kube-proxy' },
        },
        length: '40m',
      },
    }
  ),
  silent('a node on which no kube-proxy is meant to run', untouched, {
    shape: { clusters: { prod: { nodes: ['a1', 'a2', 'fargate-1'] } }, length: '70m' },
  }),
];
