import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { placed } from '../layout';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { apiServerBand } from './apiServerPanels';
import { attentionBand, clustersBand } from './attentionPanels';
import { coverageBands } from './coveragePanels';
import { programmingBands } from './programmingPanels';
import { verdictBands } from './verdictPanels';
import { versionBand } from './versionPanels';

/** Is every node's Service routing up to date, and if not, which node? */
export function fleetDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, false);
  return dashboard(subject, {
    uid: dashboardUids.fleet,
    title: 'Kube-proxy / Fleet',
    description: 'Is every node’s Service routing up to date, and if not, which node?',
    links: dashboardLinks('node', 'programming', 'apiServer', 'upgrade'),
    panels: placed([
      { bands: [...verdictBands(subject), attentionBand(subject), clustersBand(subject)] },
      { heading: { id: 201, title: 'Coverage: does every node have a kube-proxy?' }, bands: coverageBands(subject) },
      { heading: { id: 202, title: 'Rule programming: do changes arrive?' }, bands: programmingBands(subject) },
      { heading: { id: 203, title: 'API server: do nodes hear of changes?' }, bands: [apiServerBand(subject)] },
      { heading: { id: 204, title: 'Versions' }, bands: [versionBand(subject)] },
    ]),
  });
}
