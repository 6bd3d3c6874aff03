import { type Settings } from '../../../settings/schema';
import { dashboardUids } from '../../signalPanels';
import { dashboard } from '../dashboard';
import { type DashboardJson } from '../dashboardModel';
import { versionBand } from '../fleet/versionPanels';
import { placed } from '../layout';
import { dashboardLinks } from '../links';
import { DashboardSubject } from '../subject';
import { modeBands } from './modePanels';
import { rolloutBand } from './rolloutPanels';

/** Which versions and modes run, is a rollout going well, and what will break with the next one? */
export function upgradeDashboard(settings: Settings): DashboardJson {
  const subject = new DashboardSubject(settings, false);
  return dashboard(subject, {
    uid: dashboardUids.upgrade,
    title: 'Kube-proxy / Upgrade',
    description: 'Which versions and modes run, is a rollout going well, and what will break with the next one?',
    links: dashboardLinks('fleet', 'node', 'programming', 'apiServer'),
    panels: placed([
      { heading: { id: 201, title: 'Versions and restarts' }, bands: [versionBand(subject), rolloutBand(subject)] },
      { heading: { id: 202, title: 'Modes: what changes next?' }, bands: modeBands(subject) },
    ]),
  });
}
