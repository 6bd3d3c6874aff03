import { appliedAnnotation } from '../compile/fingerprint';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { type Settings } from './schema';

/** True when going from one version of the settings to the other adds, changes or removes a rule. */
export function changesRules(before: Settings, after: Settings): boolean {
  const [old, fresh] = [fingerprints(before), fingerprints(after)];
  return old.size !== fresh.size || [...old].some(([uid, applied]) => fresh.get(uid) !== applied);
}

function fingerprints(settings: Settings): Map<string, string> {
  return new Map(
    compileGrafanaRules(settings).flatMap(({ rules }) =>
      rules.map(({ uid, annotations }) => [uid, annotations[appliedAnnotation] ?? ''])
    )
  );
}
