import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { placed } from '../layout';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { apiServerBand } from './apiServerPanels';
import { loadBands } from './loadPanels';
import { programmingBands } from './programmingPanels';
import { reachabilityBands } from './reachabilityPanels';

/** What is wrong on this node? Without a chosen node, the worst ones in each panel: an alert's link chooses none. */
export function nodeDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, true);
  return dashboard(subject, {
    uid: dashboardUids.node,
    title: 'Kube-proxy / Node',
    description: 'What is wrong on this node? Choose one under Node; without a choice each panel draws the 20 worst.',
    links: dashboardLinks('fleet', 'programming', 'apiServer', 'upgrade'),
    panels: placed([
      { bands: reachabilityBands(subject) },
      {
        heading: { id: 201, title: 'Rule programming: how long does it take, and what fails?' },
        bands: programmingBands(subject),
      },
      { heading: { id: 202, title: 'API server: does the node hear of changes?' }, bands: [apiServerBand(subject)] },
      { heading: { id: 203, title: 'Load and resources' }, bands: loadBands(subject) },
    ]),
  });
}
