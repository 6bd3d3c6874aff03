import { appliedText, readApplied, type Applied } from '../compile/applied';
import { appliedAnnotation, appliedDashboardKey } from '../compile/fingerprint';
import { type GrafanaRule } from '../compile/grafanaRules';
import { ruleUidParts } from '../compile/ruleUid';
import { ownSettings, ownSettingsOfRules } from '../settings/ownSettings';
import { type Settings } from '../settings/schema';
import { isSignalId, signalById } from '../signals/catalogue';
import { type SignalId } from '../signals/signal';
import { dashboardToRemember } from './dashboardFields';
import { fieldsToRemember } from './ruleFields';
import { type DesiredState } from './state';

/**
 * Makes every object remember what its fields are, from which settings and by which version of the plugin it was made,
 * so that a later plan can say who changed what. Nothing of it counts as a difference.
 * @param version empty when it is not known
 */
export function stamped(desired: DesiredState, settings: Settings, version: string): DesiredState {
  const all = ownSettings(settings);
  const withStamp = (text: string, own: string, fields: Applied['fields']) => {
    const { fingerprint } = readApplied(text);
    return appliedText({ fingerprint, fields, ...(version === '' ? {} : { settings: own, version }) });
  };
  return {
    ...desired,
    version: version === '' ? undefined : version,
    groups: desired.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => {
        const fields = fieldsToRemember(rule, desired.tunedNumbers.get(rule.uid) ?? []);
        const text = rule.annotations[appliedAnnotation] ?? '';
        const applied = withStamp(text, settingsOf(rule, settings) ?? all, fields);
        return { ...rule, annotations: { ...rule.annotations, [appliedAnnotation]: applied } };
      }),
    })),
    dashboards: desired.dashboards.map(({ model, ...dashboard }) => {
      const applied = withStamp(String(model[appliedDashboardKey] ?? ''), all, dashboardToRemember(model));
      return { ...dashboard, model: { ...model, [appliedDashboardKey]: applied } };
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
