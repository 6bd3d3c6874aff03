import { appliedText, readApplied, type Applied } from '../compile/applied';
import { appliedAnnotation, appliedDashboardKey } from '../compile/fingerprint';
import { type GrafanaRule } from '../compile/grafanaRules';
import { ruleUidParts } from '../compile/ruleUid';
import { ownSettings, ownSettingsOfRules } from '../settings/ownSettings';
import { type Settings } from '../settings/schema';
import { isSignalId, signalById } from '../signals/catalogue';
import { type SignalId } from '../signals/signal';
import { type DesiredState } from './state';

/**
 * Makes every object remember from which settings and by which version of the plugin it was made, so that a later plan
 * can say what an upgrade changed. Nothing of it counts as a difference.
 */
export function stamped(desired: DesiredState, settings: Settings, version: string): DesiredState {
  if (version === '') {
    return desired;
  }
  const all = ownSettings(settings);
  const withStamp = (text: string, own: string) =>
    appliedText({ fingerprint: readApplied(text).fingerprint, settings: own, version });
  return {
    ...desired,
    version,
    groups: desired.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => {
        const applied = withStamp(rule.annotations[appliedAnnotation] ?? '', settingsOf(rule, settings) ?? all);
        return { ...rule, annotations: { ...rule.annotations, [appliedAnnotation]: applied } };
      }),
    })),
    dashboards: desired.dashboards.map(({ model, ...dashboard }) => {
      const applied = model[appliedDashboardKey];
      return { ...dashboard, model: { ...model, [appliedDashboardKey]: withStamp(String(applied ?? ''), all) } };
    }),
  };
}

function settingsOf({ uid }: GrafanaRule, settings: Settings): string | undefined {
  const parts = ruleUidParts(uid);
  const source = settings.sources.find(({ id }) => id === parts?.sourceId);
  return parts === undefined || source === undefined || !isSignalId(parts.signalId)
    ? undefined
    : ownSettingsOfRules(settings, source, withCauses(parts.signalId));
}

/** A rule holds the expressions of what explains it. */
function withCauses(id: SignalId): SignalId[] {
  return [id, ...(signalById(id).causedBy ?? []).flatMap(withCauses)];
}

/** What a wanted object will remember. */
export function stampOf(text: unknown): Applied {
  return readApplied(typeof text === 'string' ? text : '');
}
