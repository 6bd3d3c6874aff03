import { signalById } from '../../signals/catalogue';
import { type SignalId } from '../../signals/signal';
import { signalPanels } from '../signalPanels';
import { type UnplacedPanel } from './dashboardModel';
import { highest, nodeLines } from './mostLines';
import { type DisplayUnit, type PanelWords, type Query } from './panels/panel';
import { timeSeriesPanel } from './panels/timeSeriesPanel';
import { type DashboardSubject } from './subject';
import { thresholdLines } from './thresholdLines';

interface SignalGraph extends Omit<PanelWords, 'id' | 'explainedBy'> {
  unit: DisplayUnit;
  max?: number;
  decimals?: number;
  /** A line for each IP family of a node. */
  perIpFamily?: true;
  /** What is drawn besides, of clusters. */
  also?: Query[];
  /** Of a second graph of the signal; left out: the one that its alerts point to. */
  id?: number;
}

/** The number of a signal over time with its thresholds: the worst nodes, or every cluster. */
export function signalGraph(
  subject: DashboardSubject,
  signalId: SignalId,
  { perIpFamily, also = [], id = signalPanels[signalId].panelId, ...words }: SignalGraph
): UnplacedPanel {
  const signal = signalById(signalId);
  // What is not a number, such as a share of no requests, is no point.
  const value = subject.value(signal).isAtLeast(0);
  const families = perIpFamily === true ? ['ip_family'] : [];
  return timeSeriesPanel(subject, {
    ...words,
    id,
    explainedBy: [signalId],
    queries: [
      signal.scope === 'node'
        ? {
            expression: nodeLines(subject, value, { keep: families }),
            legend: [subject.nodeLegend, ...families.map((label) => `{{${label}}}`)].join(' '),
          }
        : { expression: highest(value), legend: subject.clusterLegend },
      ...also,
    ],
    lines: thresholdLines(signal, subject),
  });
}
