import { arrayOf, numberOf, objectOf, textOf, textsOf, type Json, type JsonObject } from '../json';
import { durationText, milliseconds } from '../prometheus/step';
import { timestamp } from '../state';
import type { Provenance, StoredGroup, StoredRule } from './storedRule';

const noDataStates = ['Alerting', 'NoData', 'OK', 'KeepLast'];
const errorStates = ['Alerting', 'Error', 'OK', 'KeepLast'];

/** Grafana answers 400 with this message. */
export class InvalidRule extends Error {}

function duration(value: Json | undefined, field: string): number {
  const text = textOf(value, '0s');
  const parsed = text === '' || text === '0' ? 0 : milliseconds(text);
  if (parsed === undefined) {
    throw new InvalidRule(`bad request data: not a valid duration string: "${text}" in ${field}`);
  }
  return parsed;
}

function storedQuery(query: JsonObject): JsonObject {
  const model = objectOf(query['model']);
  const refId = textOf(query['refId']);
  const range = objectOf(query['relativeTimeRange']);
  if (query['datasourceUid'] !== '__expr__' && numberOf(range['from']) <= numberOf(range['to'])) {
    throw new InvalidRule(
      `invalid alert rule: invalid relative time range [From: ${durationText(numberOf(range['from']) * 1000)}, To: ${durationText(numberOf(range['to']) * 1000)}]`
    );
  }
  // Grafana completes the model on save.
  const completed = { intervalMs: 1000, maxDataPoints: 43200, ...model, refId };
  return {
    refId,
    queryType: textOf(query['queryType']),
    relativeTimeRange: { from: numberOf(range['from']), to: numberOf(range['to']) },
    datasourceUid: textOf(query['datasourceUid']),
    model: completed,
  };
}

/** One of the options, or what the rule had before. @throws InvalidRule for a new rule without one. */
function option(given: string, known: string[], before: string | undefined, kind: string, isNew: boolean): string {
  const chosen = given === '' ? (before ?? '') : given;
  if (!known.includes(chosen)) {
    throw new InvalidRule(
      `${isNew ? 'failed to insert alert rules: ' : ''}invalid alert rule: unknown ${kind} state option ${chosen}`
    );
  }
  return chosen;
}

function checkUid(uid: string): void {
  if (uid.length > 40) {
    throw new InvalidRule(`invalid alert rule: cannot create rule with UID "${uid}": UID is longer than 40 symbols`);
  }
  if (!/^[a-zA-Z0-9\-_]*$/.test(uid)) {
    throw new InvalidRule(`invalid alert rule: cannot create rule with UID "${uid}": invalid format of UID`);
  }
}

function checkPanelLink(annotations: Record<string, string>): void {
  const dashboard = annotations['__dashboardUid__'];
  const panel = annotations['__panelId__'];
  if ((dashboard === undefined) !== (panel === undefined)) {
    throw new InvalidRule('invalid alert rule: both annotations __dashboardUid__ and __panelId__ must be specified');
  }
  if (panel !== undefined && !/^\d+$/.test(panel)) {
    throw new InvalidRule(`invalid alert rule: invalid value of annotation __panelId__: ${panel}`);
  }
}

/**
 * The rule as it will be kept.
 * @param before the rule that has this uid now; what the body leaves out is inherited from it
 * @throws InvalidRule with Grafana's words
 */
export function ruleToStore(given: JsonObject, before: StoredRule | undefined, id: number): StoredRule {
  const uid = textOf(given['uid']);
  const title = textOf(given['title']) || before?.title || '';
  const annotations = textsOf(given['annotations']);
  const queries = arrayOf(given['data']).map(objectOf);
  const evaluations = given['missingSeriesEvalsToResolve'];
  checkUid(uid);
  if (title === '' || title.length > 190) {
    throw new InvalidRule(
      title === ''
        ? 'invalid alert rule: title is empty'
        : 'invalid alert rule: name length should not be greater than 190'
    );
  }
  checkPanelLink(annotations);
  if (queries.length === 0 && before === undefined) {
    throw new InvalidRule('invalid alert rule: no queries or expressions are found');
  }
  const record = given['record'] ? objectOf(given['record']) : undefined;
  const kept: StoredRule = {
    id: before?.id ?? id,
    uid,
    title,
    condition: textOf(given['condition']) || before?.condition || '',
    data: queries.length > 0 ? queries.map(storedQuery) : (before?.data ?? []),
    updated: timestamp(),
    noDataState: '',
    execErrState: '',
    pendingFor: duration(given['for'], 'for'),
    keepFiringFor: duration(given['keep_firing_for'], 'keep_firing_for'),
    missingSeriesEvalsToResolve: typeof evaluations === 'number' ? evaluations : undefined,
    annotations,
    labels: textsOf(given['labels']),
    isPaused: given['isPaused'] === true,
    notificationSettings: given['notification_settings'] ? objectOf(given['notification_settings']) : undefined,
    record,
  };
  return record === undefined ? alerting(kept, given, before) : recording(kept, record);
}

function alerting(rule: StoredRule, given: JsonObject, before: StoredRule | undefined): StoredRule {
  const isNew = before === undefined;
  return {
    ...rule,
    noDataState: option(textOf(given['noDataState']), noDataStates, before?.noDataState, 'NoData', isNew),
    execErrState: option(textOf(given['execErrState']), errorStates, before?.execErrState, 'Error', isNew),
  };
}

/** Grafana drops what only an alert needs. */
function recording(rule: StoredRule, record: JsonObject): StoredRule {
  const metric = textOf(record['metric']);
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric)) {
    throw new InvalidRule(
      `invalid alert rule: metric name for recording rule must be a valid Prometheus metric name: "${metric}"`
    );
  }
  if (!rule.data.some((query) => query['refId'] === record['from'])) {
    throw new InvalidRule(`invalid alert rule: recording rule reads ${textOf(record['from'])}, which is no query`);
  }
  return {
    ...rule,
    condition: '',
    pendingFor: 0,
    keepFiringFor: 0,
    missingSeriesEvalsToResolve: undefined,
    notificationSettings: undefined,
  };
}

function sorted(texts: Record<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A stored rule as the provisioning API shows it. */
export function provisionedRule(rule: StoredRule, group: StoredGroup, provenance: Provenance = ''): JsonObject {
  return {
    id: rule.id,
    uid: rule.uid,
    orgID: 1,
    folderUID: group.folderUid,
    ruleGroup: group.title,
    title: rule.title,
    condition: rule.condition,
    data: rule.data,
    updated: rule.updated,
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: durationText(rule.pendingFor),
    keep_firing_for: durationText(rule.keepFiringFor),
    ...(rule.missingSeriesEvalsToResolve ? { missingSeriesEvalsToResolve: rule.missingSeriesEvalsToResolve } : {}),
    ...(Object.keys(rule.annotations).length > 0 ? { annotations: sorted(rule.annotations) } : {}),
    ...(Object.keys(rule.labels).length > 0 ? { labels: sorted(rule.labels) } : {}),
    ...(provenance === '' ? {} : { provenance }),
    isPaused: rule.isPaused,
    notification_settings: rule.notificationSettings ?? null,
    record: rule.record ?? null,
  };
}

/** The answer to a PUT repeats the request, it does not show what was stored. */
export function echoedRule(given: JsonObject, rule: StoredRule, group: StoredGroup): JsonObject {
  return { ...provisionedRule(rule, group), id: 0, updated: '0001-01-01T00:00:00Z', data: arrayOf(given['data']) };
}
