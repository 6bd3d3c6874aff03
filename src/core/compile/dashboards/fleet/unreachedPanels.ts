import { signalById } from '../../../signals/catalogue';
import { minutesDown } from '../../../signals/reachability/manyInstancesDown';
import { signalPanels } from '../../signalPanels';
import { type Band } from '../layout';
import { tablePanel } from '../panels/tablePanel';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** How many targets do not answer, and which nodes have none. */
export function unreachedBand(subject: DashboardSubject): Band {
  const nodeNotCovered = signalById('node-not-covered');
  return {
    height: 8,
    panels: [
      [
        12,
        signalGraph(subject, 'many-instances-down', {
          title: 'How many kube-proxies cannot be reached?',
          meaning: `Share of a cluster’s targets that Prometheus has not reached for ${minutesDown} minutes.`,
          healthy: '0.',
          action:
            'above the dashed line, and from three nodes on, one alert speaks for all of them: look at rollouts and node pools.',
          noValue: 'No target of the chosen job.',
          unit: 'percentunit',
          max: 1,
        }),
      ],
      [
        12,
        tablePanel(subject, {
          id: signalPanels['node-not-covered'].panelId,
          title: 'Which nodes have no kube-proxy?',
          meaning:
            'Nodes that are ready and not new, and that no target has the name or address of, where fewer kube-proxies run than ' +
            'expected. Without kube-state-metrics only the number of missing ones is known.',
          healthy: 'empty.',
          action:
            'is there a kube-proxy Pod on the node? If so, Prometheus does not scrape it: see the scrape configuration.',
          noValue: 'Every node that kube-state-metrics knows has a kube-proxy, or nobody can tell which has none.',
          explainedBy: ['node-not-covered'],
          queries: [{ refId: 'nodes', expression: subject.violations(nodeNotCovered) }],
          columns: [
            { field: 'node', title: 'Node', properties: [{ id: 'unit', value: 'none' }] },
            { field: subject.clusterLabel, title: 'Cluster', empty: 'without a cluster label' },
          ],
          hidden: ['Value'],
          sortBy: { title: 'Cluster', descending: false },
        }),
      ],
    ],
  };
}
