import { durationSeconds } from '../promql/duration';
import { readApplied, type Applied } from './applied';
import { appliedAnnotation, versionedFingerprint } from './fingerprint';
import { type StoredQuery, type StoredRule } from './storedRule';

/** A rule without what Grafana adds, what its editor leaves behind and what belongs to the user (paused or not). */
export interface ComparableRule {
  title: string;
  group: string;
  folderUid: string;
  condition: string;
  queries: ComparableQuery[];
  noDataState: string;
  execErrState: string;
  /** Seconds; text when it is not a duration. */
  for: number | string;
  keepFiringFor: number | string;
  evaluationsToResolve: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  contactPoint: string;
  /** Grouping, timing and the like of notifications. */
  notification: Record<string, unknown>;
  /** Left out for a rule that alerts. */
  record?: { metric: string; from: string; target: string };
}

export interface ComparableQuery {
  refId: string;
  queryType: string;
  window: { from: number; to: number };
  datasourceUid: string;
  model: Record<string, unknown>;
}

/** What Grafana evaluates without a series before it resolves the alert, unless the rule says otherwise. */
const defaultEvaluationsToResolve = 2;

/** Keys of a query that Grafana or its editor fills in and that do not change what is evaluated. */
const insignificantModelKeys = new Set([
  'refId',
  'intervalMs',
  'maxDataPoints',
  'datasource',
  'editorMode',
  'legendFormat',
  'hide',
]);

export function comparableRule(rule: StoredRule): ComparableRule {
  const { [appliedAnnotation]: _, ...annotations } = rule.annotations ?? {};
  const { receiver, ...notification } = rule.notification_settings ?? {};
  return {
    title: rule.title,
    group: rule.ruleGroup,
    folderUid: rule.folderUID,
    condition: rule.condition,
    queries: rule.data.map(comparableQuery),
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: seconds(rule.for),
    keepFiringFor: seconds(rule.keep_firing_for ?? ''),
    evaluationsToResolve: rule.missingSeriesEvalsToResolve ?? defaultEvaluationsToResolve,
    labels: rule.labels ?? {},
    annotations,
    contactPoint: typeof receiver === 'string' ? receiver : '',
    notification,
    ...(rule.record ? { record: comparableRecord(rule.record) } : {}),
  };
}

function comparableRecord({ metric, from, target_datasource_uid: target = '' }: NonNullable<StoredRule['record']>) {
  return { metric, from, target };
}

export function comparableQuery({
  refId,
  queryType,
  relativeTimeRange,
  datasourceUid,
  model,
}: StoredQuery): ComparableQuery {
  return {
    refId,
    queryType: queryType ?? '',
    window: { from: relativeTimeRange?.from ?? 0, to: relativeTimeRange?.to ?? 0 },
    datasourceUid,
    model: Object.fromEntries(Object.entries(model).filter(([key]) => !insignificantModelKeys.has(key))),
  };
}

function seconds(duration: string): number | string {
  return ['', '0'].includes(duration) ? 0 : (durationSeconds(duration) ?? duration);
}

/** Equal for the rule that is sent and the one that comes back, paused or not. */
export function ruleFingerprint(rule: StoredRule): string {
  return versionedFingerprint(comparableRule(rule));
}

/** The fingerprint of what was applied last; undefined when this plugin never wrote the rule. */
export function appliedRuleFingerprint(rule: StoredRule): string | undefined {
  return appliedRule(rule)?.fingerprint;
}

/** What the rule remembers of how it was applied last; undefined when this plugin never wrote it. */
export function appliedRule(rule: StoredRule): Applied | undefined {
  const text = rule.annotations?.[appliedAnnotation];
  return text === undefined ? undefined : readApplied(text);
}
