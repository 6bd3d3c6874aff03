import { madeLabels } from '../../../promql/madeLabels';
import { signalById } from '../../../signals/catalogue';
import { type SignalId } from '../../../signals/signal';
import { type Band } from '../layout';
import { nodeOfRowUrl, runbookOfCellUrl } from '../links';
import { colouredFrom, tablePanel } from '../panels/tablePanel';
import { type DashboardSubject } from '../subject';
import { severityColors } from '../thresholdLines';
import { attentionSignals, noSignal, whatNeedsAttention } from './attention';
import { FleetNumbers } from './fleetNumbers';

const seconds = { id: 'unit', value: 's' };
/** Pixels at least, as Grafana counts the width of a column: all fit at 1,400 px beside its menu. The row for nobody needs as many as a name. */
const room = { name: 240, cluster: 120, reason: 270, number: 110, date: 125 };
const atLeast = (pixels: number) => ({ id: 'custom.minWidth', value: pixels });

/** Which node, why, how bad, and where to look next. */
export function attentionBand(subject: DashboardSubject): Band {
  const { clusterLabel } = subject;
  const number = (refId: string, id: SignalId, title: string, unit: string) => ({
    query: { refId, expression: subject.violations(signalById(id)) },
    column: {
      field: `Value #${refId}`,
      title,
      properties: [
        { id: 'unit', value: unit },
        atLeast(unit === 'dtdurations' ? room.date : room.number),
        ...colouredFrom(0, severityColors[subject.alertLevels(signalById(id))[0] ?? 'warning']),
      ],
    },
  });
  const numbers = [
    number('stale', 'rules-stale', 'Stale: last sync', 'dtdurations'),
    number('slow', 'sync-slow', 'Mean sync', 's'),
    number('errors', 'api-server-errors', 'API errors', 'percentunit'),
  ];
  const table = tablePanel(subject, {
    id: 10,
    title: 'Which nodes need attention?',
    meaning:
      'Nodes that violate a threshold at this moment, each with the first cause; an alert also waits for its “for”. Where most of a ' +
      'cluster does, one row speaks for many nodes.',
    healthy: 'none.',
    action: 'what it is and what helps stands behind the reason; a name opens the node in Kube-proxy / Node.',
    explainedBy: 'node',
    noValue: 'No answer yet, so nothing is known: where no node needs attention, a row says so.',
    queries: [{ refId: 'why', expression: whatNeedsAttention(subject) }, ...numbers.map(({ query }) => query)],
    columns: [
      {
        field: 'node',
        title: 'Node',
        properties: [
          atLeast(room.name),
          { id: 'links', value: [{ title: 'Open the node', url: nodeOfRowUrl('Cluster', 'Target') }] },
        ],
      },
      { field: clusterLabel, title: 'Cluster', properties: [atLeast(room.cluster)] },
      {
        field: madeLabels.signal,
        title: 'Why',
        properties: [
          atLeast(room.reason),
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
          { id: 'mappings', value: [{ type: 'value', options: titlesOfSignals(subject) }] },
          {
            id: 'links',
            value: [{ title: 'Runbook', url: runbookOfCellUrl(subject.settings), targetBlank: true }],
          },
        ],
      },
      ...numbers.map(({ column }) => column),
      { field: 'instance', title: 'Target' },
    ],
    hidden: ['job', 'Value #why'],
    sortBy: { title: 'Stale: last sync', descending: true },
  });
  return { height: 7, panels: [[24, table]] };
}

/** In the colour of the level that is reached first. */
function titlesOfSignals(subject: DashboardSubject): Record<string, { text: string; color: string; index: number }> {
  const { ofNodes, ofClusters } = attentionSignals(subject);
  const titles = [...ofClusters, ...ofNodes].map(
    (signal, index): [string, { text: string; color: string; index: number }] => [
      signal.id,
      { text: signal.title, color: severityColors[subject.alertLevels(signal)[0] ?? 'warning'], index },
    ]
  );
  return { ...Object.fromEntries(titles), [noSignal]: { text: '–', color: 'text', index: titles.length } };
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
      { refId: 'errors', expression: numbers.inEveryCluster(numbers.withApiErrors()) },
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
