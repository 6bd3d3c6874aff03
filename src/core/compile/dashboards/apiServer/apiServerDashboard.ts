import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { errorBands } from './errorPanels';
import { requestBands } from './requestPanels';

/** Do kube-proxies hear of changes: does the API server answer them, and how fast? */
export function apiServerDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings);
  return dashboard(subject, {
    uid: dashboardUids.apiServer,
    title: 'Kube-proxy / API server',
    description: 'Do kube-proxies hear of changes: does the API server answer them, and how fast?',
    links: dashboardLinks('fleet', 'node', 'programming', 'upgrade'),
    sections: [
      {
        heading: { id: 201, golden: ['errors'], question: 'whom does the API server fail?' },
        bands: errorBands(subject),
      },
      {
        heading: { id: 202, golden: ['traffic', 'latency'], question: 'what is asked, and how fast is the answer?' },
        bands: requestBands(subject),
      },
    ],
  });
}
