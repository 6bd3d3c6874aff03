import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { nodeOfRowUrl } from '../links';
import { colouredFrom, tablePanel } from '../panels/tablePanel';
import { type DashboardSubject } from '../subject';
import { severityColors } from '../thresholdLines';
import { FleetNumbers } from './fleetNumbers';
import { nobody } from './nobody';

const seconds = { id: 'unit', value: 's' };
/** Pixels, as Grafana counts the width of a column; the row for nobody needs as many. */
const roomForAName = 240;
const share = { id: 'unit', value: 'percentunit' };

/** What a node needs attention for. */
const attention = ['instance-down', 'rules-stale', 'never-synced', 'sync-slow', 'api-server-errors'] as const;

/** Which node, how bad, and where to look next. */
export function attentionBand(subject: DashboardSubject): Band {
  const { clusterLabel } = subject;
  const query = (refId: string, id: Parameters<typeof signalById>[0]) => ({
    refId,
    expression: subject.violations(signalById(id)),
  });
  const table = tablePanel(subject, {
    id: 10,
    title: 'Which nodes need attention?',
    meaning:
      'Nodes that violate a threshold at this moment, with the number that does; an alert also waits for its “for”. Nodes of a ' +
      'cluster that is down as a whole are not listed.',
    healthy: 'none.',
    action: 'open a node in Kube-proxy / Node by its name. For a whole cluster see the table below.',
    explainedBy: attention,
    noValue: 'No node needs attention.',
    queries: [
      query('unreachable', 'instance-down'),
      query('stale', 'rules-stale'),
      query('neverSynced', 'never-synced'),
      query('slow', 'sync-slow'),
      query('errors', 'api-server-errors'),
      { refId: 'nobody', expression: nobody(subject, attention) },
    ],
    columns: [
      {
        field: 'node',
        title: 'Node',
        properties: [
          { id: 'custom.minWidth', value: roomForAName },
          { id: 'links', value: [{ title: 'Open the node', url: nodeOfRowUrl('Cluster', 'Target') }] },
        ],
      },
      { field: clusterLabel, title: 'Cluster' },
      {
        field: 'Value #stale',
        title: 'Stale: last sync',
        properties: [{ id: 'unit', value: 'dtdurations' }, ...colouredFrom(0, severityColors.critical)],
      },
      {
        field: 'Value #neverSynced',
        title: 'Never synced since',
        properties: [{ id: 'unit', value: 'dtdurations' }, ...colouredFrom(0, severityColors.critical)],
      },
      {
        field: 'Value #unreachable',
        title: 'Reached',
        properties: [
          {
            id: 'mappings',
            value: [{ type: 'value', options: { '0': { text: 'no', color: severityColors.warning, index: 0 } } }],
          },
          ...colouredFrom(0, severityColors.warning),
        ],
      },
      { field: 'Value #slow', title: 'Mean sync', properties: [seconds, ...colouredFrom(0, severityColors.warning)] },
      { field: 'Value #errors', title: 'API errors', properties: [share, ...colouredFrom(0, severityColors.warning)] },
      { field: 'instance', title: 'Target' },
    ],
    hidden: ['job', 'Value #nobody'],
    sortBy: { title: 'Stale: last sync', descending: true },
  });
  return { height: 7, panels: [[24, table]] };
}

/** Every cluster in one row. */
export function clustersBand(subject: DashboardSubject): Band {
  const numbers = new FleetNumbers(subject);
  const count = (field: string, title: string, color?: string) => ({
    field: `Value #${field}`,
    title,
    properties: [{ id: 'unit', value: 'none' }, ...(color === undefined ? [] : colouredFrom(1, color))],
  });
  const table = tablePanel(subject, {
    id: 11,
    title: 'How is each cluster?',
    meaning: 'The numbers of above for each cluster. A cluster that lost every target stays here for about a day.',
    healthy: 'running and up to date as many as expected, 0 elsewhere.',
    action: 'choose the cluster under Cluster, and everything here is about it.',
    explainedBy: ['down', 'coverage-below-expected', 'rules-stale'],
    noValue: 'No cluster has a target of the chosen job. Choose the job under Job, or check the scrape configuration.',
    queries: [
      { refId: 'expected', expression: numbers.expected() },
      { refId: 'running', expression: numbers.inEveryCluster(numbers.running()) },
      { refId: 'upToDate', expression: numbers.inEveryCluster(numbers.upToDate()) },
      { refId: 'stale', expression: numbers.inEveryCluster(numbers.affected('rules-stale')) },
      { refId: 'neverSynced', expression: numbers.inEveryCluster(numbers.affected('never-synced')) },
      { refId: 'slowest', expression: numbers.slowestSync() },
      { refId: 'errors', expression: numbers.inEveryCluster(numbers.affected('api-server-errors')) },
    ],
    columns: [
      { field: subject.clusterLabel, title: 'Cluster', empty: 'without a cluster label' },
      count('expected', 'Nodes expected'),
      {
        ...count('running', 'Running'),
        properties: [
          { id: 'unit', value: 'none' },
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
          {
            id: 'thresholds',
            value: {
              mode: 'absolute',
              steps: [
                { color: severityColors.critical, value: null },
                { color: 'text', value: 1 },
              ],
            },
          },
        ],
      },
      count('upToDate', 'Up to date'),
      count('stale', 'Stale', severityColors.critical),
      count('neverSynced', 'Never synced', severityColors.critical),
      { field: 'Value #slowest', title: 'Slowest sync', properties: [seconds] },
      count('errors', 'Nodes with API errors', severityColors.warning),
    ],
    hidden: [],
    sortBy: { title: 'Stale', descending: true },
  });
  return { height: 7, panels: [[24, table]] };
}
