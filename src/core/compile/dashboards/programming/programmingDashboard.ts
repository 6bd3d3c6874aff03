import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { dataplaneBands } from './dataplanePanels';
import { failureBands } from './failurePanels';
import { latencyBands } from './latencyPanels';

/** Do changes of Services reach the rules of every node, how fast, and what fails on the way? */
export function programmingDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, { ipFamily: true });
  return dashboard(subject, {
    uid: dashboardUids.programming,
    title: 'Kube-proxy / Rule programming',
    description: 'Do changes of Services reach the rules of every node, how fast, and what fails on the way?',
    links: dashboardLinks('fleet', 'node', 'apiServer', 'upgrade'),
    sections: [
      {
        heading: { id: 201, golden: ['latency'], question: 'how late do changes arrive?' },
        bands: latencyBands(subject),
      },
      { heading: { id: 202, golden: ['errors'], question: 'what fails?' }, bands: failureBands(subject) },
      {
        heading: {
          id: 203,
          golden: ['traffic', 'errors'],
          question: 'how much is programmed, and what becomes of packets?',
        },
        bands: dataplaneBands(subject),
      },
    ],
  });
}
