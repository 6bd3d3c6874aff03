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
}

/** The number of a signal over time with its thresholds: the worst nodes, or every cluster. */
export function signalGraph(subject: DashboardSubject, id: SignalId, words: SignalGraph): UnplacedPanel {
  const signal = signalById(id);
  const value = subject.value(signal);
  return timeSeriesPanel({
    ...words,
    id: signalPanels[id].panelId,
    links: signalLinks(signal, subject.settings),
    queries: [
      signal.scope === 'node'
        ? { expression: highestLines(subject.perNode(value)), legend: subject.nodeLegend }
        : { expression: highest(value), legend: subject.clusterLegend },
    ],
    lines: thresholdLines(signal, subject),
  });
}
