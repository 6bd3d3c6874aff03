import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { placed } from '../layout';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { dataplaneBands } from './dataplanePanels';
import { failureBands } from './failurePanels';
import { latencyBands } from './latencyPanels';

/** Do changes of Services reach the rules of every node, how fast, and what fails on the way? */
export function programmingDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, false);
  return dashboard(subject, {
    uid: dashboardUids.programming,
    title: 'Kube-proxy / Rule programming',
    description: 'Do changes of Services reach the rules of every node, how fast, and what fails on the way?',
    links: dashboardLinks('fleet', 'node', 'apiServer', 'upgrade'),
    panels: placed([
      { heading: { id: 201, title: 'Latency: how late do changes arrive?' }, bands: latencyBands(subject) },
      { heading: { id: 202, title: 'Errors: what fails?' }, bands: failureBands(subject) },
      { heading: { id: 203, title: 'Rules and packets' }, bands: dataplaneBands(subject) },
    ]),
  });
}
