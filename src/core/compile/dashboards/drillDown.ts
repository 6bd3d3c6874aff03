import { type UnplacedPanel } from './dashboardModel';
import { nodesOfClusterUrl } from './links';
import { type DashboardSubject } from './subject';

/** Graphs whose lines name a cluster lead to its nodes: a click on a line opens them in Kube-proxy / Node. */
export function withWayToNodes<Panel extends UnplacedPanel>(panel: Panel, subject: DashboardSubject): Panel {
  const { defaults } = panel.fieldConfig;
  const namesClusters = panel.targets.some(({ legendFormat }) => legendFormat.includes(subject.clusterLegend));
  if (subject.isPerNode || panel.type !== 'timeseries' || !namesClusters) {
    return panel;
  }
  const link = { title: 'Nodes of the cluster', url: nodesOfClusterUrl(subject.clusterLabel) };
  return { ...panel, fieldConfig: { ...panel.fieldConfig, defaults: { ...defaults, links: [link] } } };
}
