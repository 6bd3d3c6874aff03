import type { Router } from '../http/router';
import { answer, ok } from '../http/exchange';
import { objectOf, textOf, type JsonObject } from '../json';
import type { Evaluator } from '../alerting/evaluator';
import { neverEvaluated, type AlertInstance, type RuleState } from '../alerting/ruleState';
import type { StoredGroup, StoredRule } from '../alerting/storedRule';
import type { PreviewState } from '../state';

function shownAlerts(alerts: AlertInstance[], limit: number): { alerts?: AlertInstance[] } {
  const shown = limit < 0 ? alerts : alerts.slice(0, limit);
  return shown.length > 0 ? { alerts: shown } : {};
}

function queryText(rule: StoredRule): string {
  const query = rule.data.find((candidate) => candidate['datasourceUid'] !== '__expr__');
  return textOf(objectOf(query?.['model'])['expr']);
}

function shownRule(rule: StoredRule, group: StoredGroup, state: RuleState, limit: number): JsonObject {
  const sources = rule.data.map((query) => textOf(query['datasourceUid'])).filter((uid) => uid !== '__expr__');
  const firstActive = state.alerts.map(({ activeAt }) => activeAt).sort()[0];
  const { alerts } = shownAlerts(state.alerts, limit);
  return {
    state: state.state,
    name: rule.title,
    query: queryText(rule),
    queriedDatasourceUIDs: [...new Set(sources)],
    ...(rule.pendingFor > 0 ? { duration: rule.pendingFor / 1000 } : {}),
    ...(rule.keepFiringFor > 0 ? { keepFiringFor: rule.keepFiringFor / 1000 } : {}),
    ...(Object.keys(rule.annotations).length > 0 ? { annotations: rule.annotations } : {}),
    ...(state.state === 'firing' && firstActive ? { activeAt: firstActive } : {}),
    ...(alerts ? { alerts: alerts.map((alert) => ({ ...alert })) } : {}),
    ...(state.alerts.length > 0 ? { totals: state.totals, totalsFiltered: state.totals } : {}),
    uid: rule.uid,
    folderUid: group.folderUid,
    ...(Object.keys(rule.labels).length > 0 ? { labels: rule.labels } : {}),
    health: state.health,
    ...(state.lastError === undefined ? {} : { lastError: state.lastError }),
    type: rule.record === undefined ? 'alerting' : 'recording',
    lastEvaluation: state.lastEvaluation,
    evaluationTime: state.evaluationTime,
    isPaused: rule.isPaused,
    ...(group.provenance === '' ? {} : { provenance: group.provenance }),
  };
}

function count(states: RuleState[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { state, health } of states) {
    for (const kind of health === 'error' || health === 'nodata' ? [state, health] : [state]) {
      totals[kind] = (totals[kind] ?? 0) + 1;
    }
  }
  return totals;
}

/** Answers `/api/prometheus/grafana/api/v1/rules`: what every rule is doing. */
export function addRuleStates(router: Router, state: PreviewState, evaluator: Evaluator): void {
  router.add('GET', '/api/prometheus/grafana/api/v1/rules', async ({ query }) => {
    if (query.has('panel_id') && !query.has('dashboard_uid')) {
      return answer(400, { status: 'error', errorType: 'bad_data', error: 'panel_id must be set with dashboard_uid' });
    }
    await evaluator.refresh();
    const folder = query.get('folder_uid');
    // Grafana ignores a folder that it does not know, and shows all.
    const isKnownFolder = folder !== null && state.folders.has(folder);
    const groupNames = query.getAll('rule_group');
    const ruleNames = query.getAll('rule_name');
    const limit = Number(query.get('limit_alerts') ?? -1);
    const groups = state.groups
      .filter((group) => !isKnownFolder || group.folderUid === folder)
      .filter((group) => groupNames.length === 0 || groupNames.includes(group.title));
    const shown = groups.map((group) => {
      const rules = group.rules.filter(({ title }) => ruleNames.length === 0 || ruleNames.includes(title));
      const states = rules.map((rule) => evaluator.stateOf(rule));
      const last =
        states
          .map(({ lastEvaluation }) => lastEvaluation)
          .sort()
          .at(-1) ?? neverEvaluated;
      return {
        states,
        body: {
          name: group.title,
          file: state.folders.get(group.folderUid)?.title ?? group.folderUid,
          folderUid: group.folderUid,
          rules: rules.map((rule, position) =>
            shownRule(rule, group, states[position] ?? evaluator.stateOf(rule), limit)
          ),
          totals: count(states),
          interval: group.interval,
          lastEvaluation: last,
          evaluationTime: Math.max(0, ...states.map(({ evaluationTime }) => evaluationTime)),
        },
      };
    });
    const totals = count(shown.flatMap(({ states }) => states));
    return ok({ status: 'success', data: { groups: shown.map(({ body }) => body), totals } });
  });
}
