import { readApplied, type Applied } from './applied';
import { appliedDashboardKey, versionedFingerprint } from './fingerprint';

/** A dashboard in classic JSON. */
export type DashboardModel = Record<string, unknown>;

/** Keys that Grafana counts; `revision` decides about imports only. */
const insignificantRootKeys = new Set([appliedDashboardKey, 'id', 'version', 'iteration', 'revision', 'schemaVersion']);

/** Which version drew a panel, and which choice of a variable was looked at when somebody saved. */
const insignificantInnerKeys = new Set(['pluginVersion', 'current']);

/** What Grafana fills in when it saves a dashboard that does not say. */
const filledIn: Record<string, string> = {
  fiscalYearStartMonth: '0',
  graphTooltip: '0',
  links: '[]',
  preload: 'false',
  timepicker: '{}',
  weekStart: '""',
};

/** The dashboard without what Grafana adds on its own. */
export function comparableDashboard(model: DashboardModel): DashboardModel {
  return Object.fromEntries(
    Object.entries(model)
      .filter(([key, value]) => !insignificantRootKeys.has(key) && !isFilledIn(key, value))
      .map(([key, value]) => [key, comparableValue(key === 'annotations' ? withoutBuiltIn(value) : value)])
  );
}

/** Grafana adds its own annotation where it is missing, and may write it in another way. */
function withoutBuiltIn(value: unknown): unknown {
  const list = isObject(value) ? value['list'] : undefined;
  return Array.isArray(list) ? { list: list.filter((one) => !isBuiltIn(one)) } : value;
}

function isBuiltIn(annotation: unknown): boolean {
  return isObject(annotation) && annotation['builtIn'] === 1;
}

function isFilledIn(key: string, value: unknown): boolean {
  return key === 'annotations' ? hasOnlyBuiltInAnnotations(value) : filledIn[key] === JSON.stringify(value);
}

function hasOnlyBuiltInAnnotations(value: unknown): boolean {
  const list = isObject(value) ? value['list'] : undefined;
  return list === undefined || (Array.isArray(list) && list.every(isBuiltIn));
}

function comparableValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(comparableValue);
  }
  if (!isObject(value)) {
    return value;
  }
  // An empty list of choices is what Grafana adds to a variable that has none.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !insignificantInnerKeys.has(key) && !(key === 'options' && isEmptyList(inner)))
      .map(([key, inner]) => [key, comparableValue(inner)])
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal for the dashboard that is sent and the one that comes back. */
export function dashboardFingerprint(model: DashboardModel): string {
  return versionedFingerprint(comparableDashboard(model));
}

/** What the dashboard remembers of how it was applied last; one as it is bundled remembers its fingerprint only. */
export function appliedDashboard(model: DashboardModel): Applied | undefined {
  const applied = model[appliedDashboardKey];
  return typeof applied === 'string' ? readApplied(applied) : undefined;
}
