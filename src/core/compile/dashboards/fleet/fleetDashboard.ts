import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
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
  const subject = new DashboardSubject(settings);
  return dashboard(subject, {
    uid: dashboardUids.fleet,
    title: 'Kube-proxy / Fleet',
    description: 'Is every node’s Service routing up to date, and if not, which node?',
    links: dashboardLinks('node', 'programming', 'apiServer', 'upgrade'),
    sections: [
      { bands: [...verdictBands(subject), attentionBand(subject), clustersBand(subject)] },
      {
        heading: { id: 201, golden: ['availability'], question: 'does every node have a kube-proxy?' },
        bands: coverageBands(subject),
      },
      {
        heading: {
          id: 202,
          golden: ['latency', 'errors', 'traffic'],
          question: 'do changes of Services reach the rules?',
        },
        bands: programmingBands(subject),
      },
      {
        heading: { id: 203, golden: ['errors'], question: 'do nodes hear of changes from the API server?' },
        bands: [apiServerBand(subject)],
      },
      {
        heading: { id: 204, golden: ['availability'], question: 'which versions run?' },
        bands: [versionBand(subject)],
      },
    ],
  });
}
