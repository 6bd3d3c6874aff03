import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { versionBand } from '../fleet/versionPanels';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { modeBands } from './modePanels';
import { rolloutBand } from './rolloutPanels';

/** Which versions and modes run, is a rollout going well, and what will break with the next one? */
export function upgradeDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings);
  return dashboard(subject, {
    uid: dashboardUids.upgrade,
    title: 'Kube-proxy / Upgrade',
    description: 'Which versions and modes run, is a rollout going well, and what will break with the next one?',
    links: dashboardLinks('fleet', 'node', 'programming', 'apiServer'),
    sections: [
      {
        heading: { id: 201, golden: ['availability'], question: 'which versions run, and what restarts?' },
        bands: [versionBand(subject), rolloutBand(subject)],
      },
      {
        heading: { id: 202, golden: ['availability'], question: 'which modes run, and what changes next?' },
        bands: modeBands(subject),
      },
    ],
  });
}
