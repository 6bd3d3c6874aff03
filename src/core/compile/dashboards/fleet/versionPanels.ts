import { buildInfo } from '../../../metrics/selfDescription';
import { type Band } from '../layout';
import { tablePanel } from '../panels/tablePanel';
import { type DashboardSubject } from '../subject';

/** Which kube-proxy runs where. */
export function versionBand(subject: DashboardSubject): Band {
  const { kubeProxy, clusterLabel } = subject;
  const table = tablePanel(subject, {
    id: 40,
    title: 'Which versions run?',
    meaning: 'kube-proxies by version and platform.',
    healthy: 'one version per cluster, two while an upgrade goes on.',
    action:
      'kube-proxy may be up to three minor versions older than the API server, and never newer: upgrade nodes that were left behind.',
    explainedBy: ['version-skew'],
    noValue: 'No target says its version: kubernetes_build_info is missing, perhaps from a list of metrics to keep.',
    queries: [
      {
        refId: 'nodes',
        expression: kubeProxy
          .series(buildInfo)
          .aggregated('group', [...kubeProxy.perTarget, 'git_version', 'platform'])
          .aggregated('count', [clusterLabel, 'git_version', 'platform']),
      },
    ],
    columns: [
      { field: clusterLabel, title: 'Cluster', empty: 'without a cluster label' },
      { field: 'git_version', title: 'Version' },
      { field: 'platform', title: 'Platform' },
      { field: 'Value', title: 'Nodes', properties: [{ id: 'unit', value: 'none' }] },
    ],
    hidden: [],
    sortBy: { title: 'Cluster', descending: false },
  });
  return { height: 7, panels: [[24, table]] };
}
