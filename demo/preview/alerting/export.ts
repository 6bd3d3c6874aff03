import { stringify } from 'yaml';
import { numberOf, objectOf, type Json, type JsonObject } from '../json';
import { durationText } from '../prometheus/step';
import type { PreviewState } from '../state';
import type { StoredGroup, StoredRule } from './storedRule';

function sortedDeeply(value: Json | undefined): Json {
  if (Array.isArray(value)) {
    return value.map(sortedDeeply);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(entries.map(([key, entry]) => [key, sortedDeeply(entry)]));
  }
  return value ?? null;
}

function exportedQuery(query: JsonObject): JsonObject {
  const range = objectOf(query['relativeTimeRange']);
  return {
    refId: query['refId'],
    ...(numberOf(range['from']) === 0 ? {} : { relativeTimeRange: range }),
    datasourceUid: query['datasourceUid'],
    model: sortedDeeply(query['model']),
  };
}

function exportedRule(rule: StoredRule): JsonObject {
  return rule.record === undefined ? exportedAlert(rule) : exportedRecording(rule, rule.record);
}

function exportedRecording(rule: StoredRule, record: JsonObject): JsonObject {
  const { metric, from, target_datasource_uid: target } = record;
  return {
    uid: rule.uid,
    title: rule.title,
    data: rule.data.map(exportedQuery),
    ...(Object.keys(rule.annotations).length > 0 ? { annotations: sortedDeeply({ ...rule.annotations }) } : {}),
    ...(Object.keys(rule.labels).length > 0 ? { labels: sortedDeeply({ ...rule.labels }) } : {}),
    isPaused: rule.isPaused,
    record: { metric, from, targetDatasourceUid: target },
  };
}

function exportedAlert(rule: StoredRule): JsonObject {
  const dashboardUid = rule.annotations['__dashboardUid__'];
  const panelId = rule.annotations['__panelId__'];
  return {
    uid: rule.uid,
    title: rule.title,
    condition: rule.condition,
    data: rule.data.map(exportedQuery),
    ...(dashboardUid === undefined ? {} : { dashboardUid, panelId: Number(panelId) }),
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: durationText(rule.pendingFor),
    ...(rule.keepFiringFor > 0 ? { keepFiringFor: durationText(rule.keepFiringFor) } : {}),
    ...(rule.missingSeriesEvalsToResolve ? { missing_series_evals_to_resolve: rule.missingSeriesEvalsToResolve } : {}),
    ...(Object.keys(rule.annotations).length > 0 ? { annotations: sortedDeeply({ ...rule.annotations }) } : {}),
    ...(Object.keys(rule.labels).length > 0 ? { labels: sortedDeeply({ ...rule.labels }) } : {}),
    isPaused: rule.isPaused,
  };
}

/** Rule groups as a file for Grafana's provisioning folder. */
export function exportText(state: PreviewState, groups: StoredGroup[], format: 'yaml' | 'json'): string {
  const file: JsonObject = {
    apiVersion: 1,
    groups: groups.map((group) => ({
      orgId: 1,
      name: group.title,
      // The recorded Grafana leaves the title out for folders that were made through the API.
      folder: state.folders.has(group.folderUid) ? '' : group.folderUid,
      interval: durationText(group.interval * 1000),
      rules: group.rules.map(exportedRule),
    })),
  };
  return format === 'json' ? JSON.stringify(file) : stringify(file, { indent: 4, lineWidth: 0 });
}
