import { signalById } from '../../../signals/catalogue';
import { signalPanels } from '../../signalPanels';
import { type Band } from '../layout';
import { nodeLines } from '../mostLines';
import { stateTimelinePanel } from '../panels/stateTimelinePanel';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';
import { severityColors } from '../thresholdLines';

/** Grey in both themes: what is well does not shine. */
const quiet = '#808080';

/** Is kube-proxy there, and does it apply changes? */
export function reachabilityBands(subject: DashboardSubject): Band[] {
  const reached = stateTimelinePanel(subject, {
    id: signalPanels['instance-down'].panelId,
    title: 'Does kube-proxy answer?',
    meaning: 'Whether Prometheus reaches kube-proxy of the node. A gap is a time without a target.',
    healthy: 'reached all the time.',
    action: 'if not: is the Pod running, and does it listen on more than 127.0.0.1, its default?',
    noValue: 'No target. Choose the job under Job and the node under Node, or check the scrape configuration.',
    explainedBy: ['instance-down'],
    query: {
      expression: nodeLines(subject, subject.value(signalById('instance-down'))),
      legend: subject.nodeLegend,
    },
    states: [
      { text: 'not reached', color: severityColors.warning },
      { text: 'reached', color: quiet },
    ],
  });
  const behind = signalGraph(subject, 'rules-stale', {
    title: 'How far are the rules behind?',
    meaning:
      'Time since the last successful sync while a change waits, per IP family; 0 while nothing waits. The alert compares with the ' +
      'change itself: it fires when a change has waited for longer than the dashed line. Until Kubernetes 1.32 both families ' +
      'share one number, so one may hide the other.',
    healthy: '0, with single peaks where a scrape meets a sync.',
    action: 'if it grows, Services of this node are wrong: see the failed syncs below and the log of the Pod.',
    noValue: 'No node has programmed its rules yet, or no target sends kube-proxy’s timestamps.',
    unit: 's',
    perIpFamily: true,
  });
  const shown = stateTimelinePanel(subject, {
    id: signalPanels['instance-metrics-missing'].panelId,
    title: 'Does it show its metrics?',
    meaning: 'Whether a target that answers shows kube-proxy’s own metrics. A gap is a time without an answer.',
    healthy: 'shown all the time.',
    action: 'if not: does another process have the port, or does a list of metrics to keep leave them out?',
    noValue: 'No target answers. Choose the job under Job and the node under Node, or check the scrape configuration.',
    explainedBy: ['instance-metrics-missing'],
    query: {
      expression: nodeLines(subject, subject.value(signalById('instance-metrics-missing'))),
      legend: subject.nodeLegend,
    },
    states: [
      { text: 'not shown', color: severityColors.warning },
      { text: 'shown', color: quiet },
    ],
  });
  const waiting = signalGraph(subject, 'never-synced', {
    title: 'Were rules ever programmed?',
    meaning: 'How long kube-proxy has run without a single successful sync; 0 from the first one on.',
    healthy: '0, for seconds more after a start, for minutes with tens of thousands of Services.',
    action: 'above the dashed line the node has no Service rules: read the log of the Pod.',
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
        [8, waiting],
        [8, lastSuccess(subject)],
        [8, shown],
      ],
    },
  ];
}

function lastSuccess(subject: DashboardSubject) {
  return timeSeriesPanel(subject, {
    id: 1,
    title: 'When was the last good sync?',
    meaning: 'Time since rules were last programmed. It is no measure of staleness where no Service changes.',
    healthy: 'up to an hour: a full sync comes at least that often.',
    action: 'if it is longer, see above how far the rules are behind and whether kube-proxy answers.',
    noValue: 'No node has programmed its rules yet, or no target sends kube-proxy’s timestamps.',
    explainedBy: ['rules-stale', 'never-synced'],
    queries: [
      {
        expression: nodeLines(subject, subject.sinceLastSync(), { keep: ['ip_family'] }),
        legend: `${subject.nodeLegend} {{ip_family}}`,
      },
    ],
    unit: 'dtdhms',
  });
}
