import { appliedAnnotation } from '../compile/fingerprint';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { type Settings } from './schema';

/** How many alert rules are added, changed or removed by going from one version of the settings to the other. */
export function changedRuleCount(before: Settings, after: Settings): number {
  const [old, fresh] = [fingerprints(before), fingerprints(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((uid) => old.get(uid) !== fresh.get(uid)).length;
}

function fingerprints(settings: Settings): Map<string, string> {
  return new Map(
    compileGrafanaRules(settings).flatMap(({ rules }) =>
      rules.map(({ uid, annotations }) => [uid, annotations[appliedAnnotation] ?? ''])
    )
  );
}
