import { timestamp } from '../state';
import {
  idle,
  summary,
  totalsOf,
  type AlertInstance,
  type Observation,
  type ObservedAlert,
  type RuleContext,
  type RuleState,
} from './ruleState';

function ownLabels({ rule, folderTitle }: RuleContext): Record<string, string> {
  return { ...rule.labels, alertname: rule.title, grafana_folder: folderTitle };
}

/** Since when an alert of this state and these labels exists; now when it is new. */
function since(previous: RuleState | undefined, kinds: string[], now: number): string {
  const before = previous?.alerts.find(({ state }) => kinds.some((kind) => state === kind));
  return before?.activeAt ?? timestamp(now);
}

/** A state that Grafana reaches only after the rule's `for`. */
function afterPending(context: RuleContext, previous: RuleState | undefined, reason: string) {
  const activeAt = since(previous, [`Pending (${reason})`, `Alerting (${reason})`], context.now);
  const isDue = context.now - Date.parse(activeAt) >= context.rule.pendingFor;
  return { state: isDue ? `Alerting (${reason})` : `Pending (${reason})`, activeAt };
}

/** Appends the reason: `Alerting` becomes `Alerting (Error, KeepLast)`; a reason that is there is replaced. */
function kept(alerts: AlertInstance[], reason: string, annotations: Record<string, string>): AlertInstance[] {
  return alerts.map((alert) => ({
    ...alert,
    state: `${alert.state.replace(/ \(.*$/, '')} (${reason}, KeepLast)`,
    annotations: { ...alert.annotations, ...annotations },
  }));
}

function withoutData(context: RuleContext, previous: RuleState | undefined): Pick<RuleState, 'health' | 'alerts'> {
  const { rule, datasourceUid, refId, now } = context;
  const origin = { datasource_uid: datasourceUid, ref_id: refId };
  const labels = { ...ownLabels(context), ...origin };
  const annotated: Record<string, string> = { ...rule.annotations, ...origin };
  const one = (state: string, activeAt: string, annotations = annotated): AlertInstance => ({
    labels,
    annotations,
    state,
    activeAt,
    value: '',
  });
  switch (rule.noDataState) {
    case 'Alerting': {
      const { state, activeAt } = afterPending(context, previous, 'NoData');
      return { health: 'ok', alerts: [one(state, activeAt)] };
    }
    case 'NoData':
      return { health: 'nodata', alerts: [one('NoData', since(previous, ['NoData'], now), rule.annotations)] };
    case 'KeepLast': {
      const before = previous?.alerts ?? [];
      const state = 'Normal (NoData, KeepLast)';
      const alerts = before.length > 0 ? kept(before, 'NoData', origin) : [one(state, since(previous, [state], now))];
      return { health: 'ok', alerts };
    }
    default:
      return { health: 'ok', alerts: [one('Normal (NoData)', since(previous, ['Normal (NoData)'], now))] };
  }
}

function failed(
  context: RuleContext,
  previous: RuleState | undefined,
  error: string
): Omit<RuleState, 'state' | 'totals'> {
  const { rule, datasourceUid, refId, now } = context;
  const origin = { datasource_uid: datasourceUid, ref_id: refId };
  const evaluation = { lastEvaluation: timestamp(now), evaluationTime: 0.001 };
  const reported = { health: 'error' as const, lastError: error, ...evaluation };
  const annotations = { ...rule.annotations, Error: error };
  const labels = { ...ownLabels(context), ...origin };
  switch (rule.execErrState) {
    case 'KeepLast': {
      const state = 'Normal (Error, KeepLast)';
      const before = (previous?.alerts ?? []).filter((alert) => !alert.state.startsWith('Normal'));
      const normal: AlertInstance = {
        labels: ownLabels(context),
        annotations: { ...annotations, ...origin },
        state,
        activeAt: since(previous, [state], now),
        value: '',
      };
      const alerts = before.length > 0 ? kept(before, 'Error', { ...origin, Error: error }) : [normal];
      // Grafana does not report the error in this state: only the alert's state tells.
      return { health: 'ok', lastError: undefined, alerts, ...evaluation };
    }
    case 'OK': {
      const state = 'Normal (Error)';
      return {
        ...reported,
        alerts: [{ labels, annotations, state, activeAt: since(previous, [state], now), value: '' }],
      };
    }
    case 'Alerting':
      return { ...reported, alerts: [{ labels, annotations, ...afterPending(context, previous, 'Error'), value: '' }] };
    default:
      return {
        ...reported,
        alerts: [{ labels, annotations, state: 'Error', activeAt: since(previous, ['Error'], now), value: '' }],
      };
  }
}

function instance(context: RuleContext, alert: ObservedAlert, resultIsEmpty: boolean): AlertInstance {
  const { datasourceUid, refId, folderTitle } = context;
  const isRecovering = alert.keepFiringSince !== undefined && resultIsEmpty;
  const origin: Record<string, string> = isRecovering ? { datasource_uid: datasourceUid, ref_id: refId } : {};
  return {
    labels: { ...alert.labels, grafana_folder: folderTitle },
    annotations: { ...alert.annotations, ...origin },
    state: isRecovering ? 'Recovering (NoData)' : alert.state === 'firing' ? 'Alerting' : 'Pending',
    activeAt: isRecovering ? timestamp(alert.keepFiringSince) : alert.activeAt,
    value: isRecovering ? '-1e+00' : '1e+00',
  };
}

/** Grafana resolves a series that vanished among others after some evaluations, whatever keep_firing_for says. */
function stillThere({ rule, interval, now }: RuleContext, alert: ObservedAlert): boolean {
  const patience = (rule.missingSeriesEvalsToResolve ?? 2) * interval * 1000;
  return alert.keepFiringSince === undefined || now - alert.keepFiringSince < patience;
}

/** What Grafana would report for a rule after this observation. */
export function nextRuleState(context: RuleContext, observed: Observation, previous: RuleState | undefined): RuleState {
  if (context.rule.isPaused) {
    return idle('ok');
  }
  if (observed.kind === 'not-yet') {
    return previous ?? idle('unknown');
  }
  if (observed.kind === 'recorded') {
    return { ...idle('ok'), lastEvaluation: observed.at, evaluationTime: observed.seconds };
  }
  if (observed.kind === 'failed' && context.rule.record !== undefined) {
    return { ...idle('error'), lastError: observed.error, lastEvaluation: timestamp(context.now) };
  }
  if (observed.kind === 'failed') {
    const after = failed(context, previous, observed.error);
    return { ...after, state: summary(after.alerts), totals: totalsOf(after.alerts) };
  }
  const { alerts, healthy, at, seconds } = observed;
  const evaluation = { lastError: undefined, lastEvaluation: at, evaluationTime: seconds };
  if (alerts.length === 0 && healthy.length === 0) {
    const after = withoutData(context, previous);
    return { ...after, ...evaluation, state: summary(after.alerts), totals: totalsOf(after.alerts) };
  }
  const resultIsEmpty = healthy.length === 0 && alerts.every((alert) => alert.keepFiringSince !== undefined);
  const shown = resultIsEmpty ? alerts : alerts.filter((alert) => stillThere(context, alert));
  const normal = healthy.map((labels): AlertInstance => ({
    labels: { ...labels, ...ownLabels(context) },
    annotations: context.rule.annotations,
    state: 'Normal',
    activeAt: since(previous, ['Normal'], context.now),
    value: '',
  }));
  const all = [...shown.map((alert) => instance(context, alert, resultIsEmpty)), ...normal];
  return { ...evaluation, health: 'ok', alerts: all, state: summary(all), totals: totalsOf(all) };
}
