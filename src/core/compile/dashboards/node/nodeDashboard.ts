import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { apiServerBands } from './apiServerPanels';
import { loadBands } from './loadPanels';
import { programmingBands } from './programmingPanels';
import { reachabilityBands } from './reachabilityPanels';

/** What is wrong on this node? Without a chosen node, the worst ones in each panel: an alert's link chooses none. */
export function nodeDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, { targets: 'shown', ipFamily: true });
  return dashboard(subject, {
    uid: dashboardUids.node,
    title: 'Kube-proxy / Node',
    description: 'What is wrong on this node? Choose one under Node; without a choice each panel draws the 20 worst.',
    links: dashboardLinks('fleet', 'programming', 'apiServer', 'upgrade'),
    sections: [
      {
        heading: { id: 204, golden: ['availability', 'errors'], question: 'is kube-proxy there, and does it keep up?' },
        bands: reachabilityBands(subject),
      },
      {
        heading: {
          id: 201,
          golden: ['latency', 'errors'],
          question: 'how long does programming rules take, and what fails?',
        },
        bands: programmingBands(subject),
      },
      {
        heading: { id: 202, golden: ['errors', 'traffic', 'latency'], question: 'does the API server answer?' },
        bands: apiServerBands(subject),
      },
      {
        heading: {
          id: 203,
          golden: ['traffic', 'saturation'],
          question: 'what is kube-proxy given to do, and what does it use for it?',
        },
        bands: loadBands(subject),
      },
    ],
  });
}
