import { appliedAnnotation } from '../compile/fingerprint';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { type Settings } from './schema';

/** True when going from one version of the settings to the other changes rules, their groups, or where dashboards are. */
export function changesWhatIsApplied(before: Settings, after: Settings): boolean {
  return JSON.stringify(appliedBy(before)) !== JSON.stringify(appliedBy(after));
}

function appliedBy(settings: Settings) {
  const groups = compileGrafanaRules(settings).map(({ rules, ...group }) => [
    group,
    rules.map(({ uid, annotations }) => [uid, annotations[appliedAnnotation]]),
  ]);
  return [groups, settings.dashboards.folderUid ?? ''];
}
