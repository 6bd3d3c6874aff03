import { signalById } from '../../signals/catalogue';
import { type SignalId } from '../../signals/signal';
import { signalPanels } from '../signalPanels';
import { type UnplacedPanel } from './dashboardModel';
import { signalLinks } from './links';
import { highest, highestLines } from './mostLines';
import { type DisplayUnit } from './panels/panel';
import { timeSeriesPanel } from './panels/timeSeriesPanel';
import { type DashboardSubject } from './subject';
import { thresholdLines } from './thresholdLines';

interface SignalGraph {
  title: string;
  description: string;
  noValue: string;
  unit: DisplayUnit;
  max?: number;
  decimals?: number;
  /** A line for each IP family of a node. */
  perIpFamily?: true;
  /** Of a second graph of the signal; left out: the one that its alerts point to. */
  id?: number;
}

/** The number of a signal over time with its thresholds: the worst nodes, or every cluster. */
export function signalGraph(
  subject: DashboardSubject,
  signalId: SignalId,
  { perIpFamily, id = signalPanels[signalId].panelId, ...words }: SignalGraph
): UnplacedPanel {
  const signal = signalById(signalId);
  // What is not a number, such as a share of no requests, is no point.
  const value = subject.value(signal).isAtLeast(0);
  const families = perIpFamily === true ? ['ip_family'] : [];
  return timeSeriesPanel({
    ...words,
    id,
    links: signalLinks(signal, subject.settings),
    queries: [
      signal.scope === 'node'
        ? {
            expression: highestLines(subject.perNode(value, families)),
            legend: [subject.nodeLegend, ...families.map((label) => `{{${label}}}`)].join(' '),
          }
        : { expression: highest(value), legend: subject.clusterLegend },
    ],
    lines: thresholdLines(signal, subject),
  });
}
