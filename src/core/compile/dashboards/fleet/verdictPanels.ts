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
    statPanel({
      id: 1,
      title: 'Clusters down',
      description:
        'Clusters in which Prometheus reaches not one kube-proxy and did within the last day. Healthy: 0. ' +
        'Their nodes are not listed one by one below. Check the scrape job first, then the DaemonSet.',
      query: { expression: orZero(numbers.clustersDown().aggregated('count', [])) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('critical'),
    }),
    statPanel({
      id: 2,
      title: 'Expected',
      description:
        'Nodes that should run a kube-proxy: what the DaemonSet wants, else nodes that kube-state-metrics knows, ' +
        'else the targets that Prometheus knows; or the number from the configuration.',
      query: { expression: inTotal(numbers.expected()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel({
      id: 3,
      title: 'Running',
      description:
        'kube-proxies that Prometheus reaches. Healthy: as many as nodes are expected. ' +
        '0 with nodes expected often means that kube-proxy listens on 127.0.0.1 only, its default.',
      query: { expression: inTotal(numbers.running()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel({
      id: 4,
      title: 'Missing',
      description:
        'Expected kube-proxies that Prometheus does not reach: no target, or one that does not answer. Healthy: 0. ' +
        'A node that is just joining counts for a few minutes.',
      query: { expression: inTotal(numbers.missing()) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('warning'),
    }),
    statPanel({
      id: 5,
      title: 'Up to date',
      description:
        'Nodes whose kube-proxy is reached, has programmed its rules and lets no change of a Service wait. ' +
        'Healthy: as many as are running.',
      query: { expression: inTotal(numbers.upToDate()) },
      unit: 'none',
      noValue: '0',
    }),
    statPanel({
      id: 6,
      title: 'Stale',
      description:
        'Nodes on which a change of a Service waits for longer than the threshold and is still not in the rules. ' +
        'Healthy: 0. The table below names them.',
      query: { expression: inTotal(numbers.affected('rules-stale')) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('critical'),
    }),
    statPanel({
      id: 7,
      title: 'Slowest sync',
      description:
        'Mean time of a sync on the slowest node in the last 4 minutes. Healthy: well below a second. ' +
        'While it is long, changes of Services arrive late.',
      query: { expression: numbers.slowestSync().aggregated('max', []) },
      unit: 's',
      noValue: 'no syncs',
      steps: thresholdLines(signalById('sync-slow'), subject).steps,
    }),
    statPanel({
      id: 8,
      title: 'API errors',
      description:
        'Nodes whose requests to the API server fail, above the threshold and still going on. Healthy: 0. ' +
        'These nodes may hear of no changes, which no other number shows.',
      query: { expression: inTotal(numbers.affected('api-server-errors')) },
      unit: 'none',
      noValue: '0',
      steps: anyIs('warning'),
    }),
  ];
  // Four in a row: the titles of eight are cut off on a laptop.
  return [tiles.slice(0, 4), tiles.slice(4)].map((row) => ({ height: 3, panels: row.map((tile) => [6, tile]) }));
}
