import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { statPanel } from '../panels/statPanel';
import { type DashboardSubject } from '../subject';
import { severityColors, thresholdLines } from '../thresholdLines';
import { FleetNumbers, inTotal, orZero } from './fleetNumbers';

const anyIs = (severity: keyof typeof severityColors) => [{ color: severityColors[severity], value: 1 }];

/** Is every node's Service routing up to date? Numbers that are bad have a colour, all others none. */
export function verdictBands(subject: DashboardSubject): Band[] {
  const numbers = new FleetNumbers(subject);
  const tiles = [
    statPanel(subject, {
      id: 1,
      title: 'Clusters down',
      meaning:
        'Clusters in which Prometheus reaches not one kube-proxy and did within the last day. Their nodes are not listed one by one below.',
      healthy: '0.',
      action: 'check the scrape job first, then the DaemonSet.',
      explainedBy: ['down'],
      query: { expression: orZero(numbers.clustersDown().aggregated('count', [])) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('critical'),
    }),
    statPanel(subject, {
      id: 2,
      title: 'Expected',
      meaning:
        'Nodes that should run a kube-proxy: what the DaemonSet wants, else nodes that kube-state-metrics knows, else the targets that ' +
        'Prometheus knows; or the number from the configuration.',
      healthy: 'your number of nodes.',
      action: 'if it is another number, choose under Configuration who counts the nodes.',
      explainedBy: ['coverage-below-expected'],
      query: { expression: inTotal(numbers.expected()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel(subject, {
      id: 3,
      title: 'Running',
      meaning: 'kube-proxies that Prometheus reaches.',
      healthy: 'as many as nodes are expected.',
      action:
        '0 with nodes expected often means that kube-proxy listens on 127.0.0.1 only, its default: set metricsBindAddress.',
      explainedBy: ['down', 'instance-down'],
      query: { expression: inTotal(numbers.running()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel(subject, {
      id: 4,
      title: 'Missing',
      meaning:
        'Expected kube-proxies that Prometheus does not reach: no target, or one that does not answer. A node that is just joining ' +
        'counts for a few minutes.',
      healthy: '0.',
      action: 'see below which nodes have no kube-proxy, and which do not answer.',
      explainedBy: ['coverage-below-expected', 'node-not-covered'],
      query: { expression: inTotal(numbers.missing()) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('warning'),
    }),
    statPanel(subject, {
      id: 5,
      title: 'Up to date',
      meaning:
        'Nodes whose kube-proxy is reached, has programmed the rules of every IP family, lets no change of a Service wait and hears of changes: the API server neither rejects it nor fails nearly all of its requests.',
      healthy: 'as many as are running.',
      action: 'if fewer, the table below names the others.',
      explainedBy: ['rules-stale', 'never-synced', 'api-server-unauthorized', 'api-server-errors'],
      query: { expression: inTotal(numbers.upToDate()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel(subject, {
      id: 6,
      title: 'Stale',
      meaning:
        'Nodes on which a change of a Service waits for longer than the threshold and is still not in the rules.',
      healthy: '0.',
      action: 'the table below names them; open one and see which syncs fail.',
      explainedBy: ['rules-stale'],
      query: { expression: inTotal(numbers.affected('rules-stale')) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('critical'),
    }),
    statPanel(subject, {
      id: 7,
      title: 'Slowest sync',
      meaning:
        'Mean time of a sync on the slowest node in the last 4 minutes. While it is long, changes of Services arrive late.',
      healthy: 'well below a second.',
      action: 'see below which nodes sync slowest.',
      explainedBy: ['sync-slow'],
      query: { expression: numbers.slowestSync().aggregated('max', []) },
      unit: 's',
      noValue: 'no syncs',
      steps: thresholdLines(signalById('sync-slow'), subject).steps,
    }),
    statPanel(subject, {
      id: 8,
      title: 'API errors',
      meaning:
        'Nodes whose requests to the API server fail, above the threshold and still going on, or are rejected (401, 403). They may ' +
        'hear of no changes, which no other number shows.',
      healthy: '0.',
      action: 'see Kube-proxy / API server: is it one node, or the API server? Rejected: renew the credentials.',
      explainedBy: ['api-server-errors', 'api-server-unauthorized', 'api-server-unusable'],
      query: { expression: inTotal(numbers.withApiErrors()) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('warning'),
    }),
  ];
  // Four in a row: the titles of eight are cut off on a laptop.
  return [tiles.slice(0, 4), tiles.slice(4)].map((row) => ({ height: 3, panels: row.map((tile) => [6, tile]) }));
}
