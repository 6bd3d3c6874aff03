import { signalById } from '../../../signals/catalogue';
import { signalPanels } from '../../signalPanels';
import { type Band } from '../layout';
import { signalLinks } from '../links';
import { highestLines, lowestLines } from '../mostLines';
import { stateTimelinePanel } from '../panels/stateTimelinePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';
import { severityColors } from '../thresholdLines';

/** Grey in both themes: what is well does not shine. */
const quiet = '#808080';

/** Is kube-proxy there, and does it apply changes? */
export function reachabilityBands(subject: DashboardSubject): Band[] {
  const { settings } = subject;
  const instanceDown = signalById('instance-down');
  const reached = stateTimelinePanel({
    id: signalPanels['instance-down'].panelId,
    title: 'Does kube-proxy answer?',
    description:
      'Whether Prometheus reaches kube-proxy of the node. Healthy: reached all the time; a gap is a time without a target. ' +
      'If not: is the Pod running, and does it listen on more than 127.0.0.1? The 20 worst nodes are drawn.',
    noValue: 'No target. Choose the job under Job and the node under Node, or check the scrape configuration.',
    links: signalLinks(instanceDown, settings),
    query: { expression: lowestLines(subject.perNode(subject.value(instanceDown))), legend: subject.nodeLegend },
    states: [
      { text: 'not reached', color: severityColors.warning },
      { text: 'reached', color: quiet },
    ],
  });
  const behind = signalGraph(subject, 'rules-stale', {
    title: 'How far are the rules behind?',
    description:
      'Time since the last successful sync while a change waits, per IP family; 0 while nothing waits. Healthy: 0, with single ' +
      'peaks where a scrape meets a sync. The alert compares with the change itself: it fires when a change has waited for ' +
      'longer than the dashed line. Until Kubernetes 1.32 both families share one number, so one may hide the other.',
    noValue: 'No node has programmed its rules yet, or no target sends kube-proxy’s timestamps.',
    unit: 's',
    perIpFamily: true,
  });
  const waiting = signalGraph(subject, 'never-synced', {
    title: 'Has the node ever programmed its rules?',
    description:
      'How long kube-proxy has run without a single successful sync; 0 from the first one on. Healthy: 0, for seconds more ' +
      'after a start, minutes with tens of thousands of Services. Above the dashed line: read the log of the Pod.',
    noValue: 'No target sends kube-proxy’s timestamps.',
    unit: 's',
  });
  return [
    {
      height: 8,
      panels: [
        [12, reached],
        [12, behind],
      ],
    },
    {
      height: 8,
      panels: [
        [12, waiting],
        [12, lastSuccess(subject)],
      ],
    },
  ];
}

function lastSuccess(subject: DashboardSubject) {
  return timeSeriesPanel({
    id: 1,
    title: 'When was the last successful sync?',
    description:
      'Time since rules were last programmed. Healthy: up to an hour. It is no measure of staleness where no Service ' +
      'changes. What is late is in “How far are the rules behind?”.',
    noValue: 'No node has programmed its rules yet, or no target sends kube-proxy’s timestamps.',
    queries: [
      {
        expression: highestLines(subject.perNode(subject.sinceLastSync(), ['ip_family'])),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'dtdurations',
  });
}
