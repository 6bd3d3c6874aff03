import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { placed } from '../layout';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { errorBands } from './errorPanels';
import { requestBands } from './requestPanels';

/** Do kube-proxies hear of changes: does the API server answer them, and how fast? */
export function apiServerDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, false);
  return dashboard(subject, {
    uid: dashboardUids.apiServer,
    title: 'Kube-proxy / API server',
    description: 'Do kube-proxies hear of changes: does the API server answer them, and how fast?',
    links: dashboardLinks('fleet', 'node', 'programming', 'upgrade'),
    panels: placed([
      { heading: { id: 201, title: 'Errors: who gets no use of it?' }, bands: errorBands(subject) },
      { heading: { id: 202, title: 'Traffic and latency' }, bands: requestBands(subject) },
    ]),
  });
}
