import { type UnplacedPanel } from './dashboardModel';
import { nodeOfSeriesUrl, nodesOfClusterUrl } from './links';
import { type DashboardSubject } from './subject';

/** A click on a line opens Kube-proxy / Node: on its node where it names one, else on the nodes of its cluster. */
export function withWayToNodes<Panel extends UnplacedPanel>(panel: Panel, subject: DashboardSubject): Panel {
  const link = wayToNodes(panel, subject);
  if (link === undefined) {
    return panel;
  }
  const { defaults } = panel.fieldConfig;
  return { ...panel, fieldConfig: { ...panel.fieldConfig, defaults: { ...defaults, links: [link] } } };
}

function wayToNodes({ targets }: UnplacedPanel, { nodeLegend, clusterLegend, clusterLabel }: DashboardSubject) {
  const names = (legend: string) => targets.some(({ legendFormat }) => legendFormat.includes(legend));
  if (names(nodeLegend)) {
    return { title: 'Open the node', url: nodeOfSeriesUrl(clusterLabel) };
  }
  return names(clusterLegend) ? { title: 'Nodes of the cluster', url: nodesOfClusterUrl(clusterLabel) } : undefined;
}
