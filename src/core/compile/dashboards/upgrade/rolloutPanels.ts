import { type Band } from '../layout';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** How a rollout goes. */
export function rolloutBand(subject: DashboardSubject): Band {
  return {
    height: 8,
    panels: [
      [
        12,
        signalGraph(subject, 'version-skew', {
          title: 'How many versions run at once?',
          meaning: 'Different versions of kube-proxy in each cluster.',
          healthy: '1, and 2 while an upgrade goes on.',
          action: '2 for hours: nodes were left behind, see the table above.',
          noValue: 'No target says its version.',
          unit: 'none',
          decimals: 0,
        }),
      ],
      [
        12,
        signalGraph(subject, 'restarting', {
          title: 'Which kube-proxies keep restarting?',
          meaning: 'Starts within an hour, in the same Pod or in new ones, the 20 worst nodes.',
          healthy: '0, and 1 a node for each rollout.',
          action: 'above the dashed line: read the log of the previous container.',
          noValue: 'No target says when its process started, perhaps because of a list of metrics to keep.',
          unit: 'none',
          decimals: 0,
        }),
      ],
    ],
  };
}
