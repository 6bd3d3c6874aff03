import * as v from 'valibot';

import { Http } from './http';

const alert = v.looseObject({
  labels: v.optional(v.record(v.string(), v.string()), {}),
  annotations: v.optional(v.record(v.string(), v.string()), {}),
  state: v.string(),
  activeAt: v.optional(v.string()),
});

const rule = v.looseObject({
  uid: v.string(),
  folderUid: v.string(),
  name: v.string(),
  state: v.optional(v.string(), 'inactive'),
  health: v.string(),
  /** `recording` or `alerting`. */
  type: v.optional(v.string(), 'alerting'),
  lastError: v.optional(v.string()),
  lastEvaluation: v.string(),
  evaluationTime: v.optional(v.number(), 0),
  isPaused: v.optional(v.boolean(), false),
  labels: v.optional(v.record(v.string(), v.string()), {}),
  annotations: v.optional(v.record(v.string(), v.string()), {}),
  alerts: v.optional(v.array(alert), []),
  totals: v.optional(v.record(v.string(), v.number()), {}),
});

const answerSchema = v.looseObject({
  data: v.looseObject({ groups: v.array(v.looseObject({ name: v.string(), rules: v.array(rule) })) }),
});

/** More than these of one rule are counted, not listed, unless the reader asks for more. */
const listedAlerts = 20;

export type RuleActivity = 'firing' | 'pending' | 'recovering' | 'inactive';

/** One series for which a rule is more than normal. */
export interface AlertInstance {
  labels: Record<string, string>;
  /** What Grafana rendered from the message. */
  summary: string;
  /** Grafana's words: `Alerting`, `Pending`, `Alerting (NoData)`, `Recovering`. */
  state: string;
  /** Unix milliseconds; undefined when Grafana does not say. */
  since?: number;
}

/** How a rule is doing, from its last evaluation. */
export interface RuleState {
  uid: string;
  title: string;
  folderUid: string;
  group: string;
  /** Empty for a rule that records. */
  severity: string;
  /** It writes a series and alerts nobody. */
  isRecording: boolean;
  activity: RuleActivity;
  isPaused: boolean;
  /** Why the last evaluation brought nothing, also when the rule keeps its last state and says that all is well. */
  error?: string;
  /** Unix milliseconds; undefined before the first evaluation. */
  lastEvaluation?: number;
  /**
   * Seconds from the moment when the last evaluation was due until it was done. Grafana spreads the rules of a group
   * over its interval, so most of it is waiting and not the query.
   */
  evaluationSeconds: number;
  /** Grafana’s word: `ok`, `error`, `nodata`, `unknown`. */
  health: string;
  /** As many as were asked for at most; `activeCount` counts all. */
  instances: AlertInstance[];
  activeCount: number;
  annotations: Record<string, string>;
}

/** States of alert rules, from Grafana's own evaluation. */
export class AlertStates {
  constructor(private readonly http = new Http()) {}

  /** States of those rules in that folder that `isWanted`, each with at most `listed` alerts. */
  async read(folderUid: string, isWanted: (uid: string) => boolean, listed = listedAlerts): Promise<RuleState[]> {
    const { data } = await this.http.request(answerSchema, {
      url: '/api/prometheus/grafana/api/v1/rules',
      query: { folder_uid: folderUid, limit_alerts: listed },
      action: 'show the states of the rules',
    });
    // For a folder that the user may not see, Grafana answers with the rules of all others.
    return data.groups.flatMap(({ name, rules }) =>
      rules.filter(({ uid }) => isWanted(uid)).map((one) => toRuleState(one, name))
    );
  }
}

function toRuleState(found: v.InferOutput<typeof rule>, group: string): RuleState {
  const { uid, name, folderUid, labels, annotations, isPaused, totals } = found;
  const active = found.alerts.filter(({ state }) => isActive(state));
  const { normal: _, nodata: __, ...activeTotals } = totals;
  const counted = Object.values(activeTotals).reduce((sum, count) => sum + count, 0);
  return {
    uid,
    title: name,
    folderUid,
    group,
    severity: labels['severity'] ?? '',
    isRecording: found.type === 'recording',
    activity: activityOf(found.state),
    isPaused,
    error: errorOf(found),
    lastEvaluation: timeOf(found.lastEvaluation),
    evaluationSeconds: found.evaluationTime,
    health: found.health,
    instances: active.map((one) => ({
      labels: one.labels,
      summary: filledIn(one.annotations['summary'] ?? ''),
      state: one.state,
      since: timeOf(one.activeAt),
    })),
    activeCount: Math.max(counted, active.length),
    annotations,
  };
}

function isActive(state: string): boolean {
  return /^(Alerting|Pending|Recovering|Error$)/.test(state);
}

function activityOf(state: string): RuleActivity {
  return state === 'firing' || state === 'pending' || state === 'recovering' ? state : 'inactive';
}

/** KeepLast hides a failing query: the rule stays healthy and only its alert says so. */
function errorOf({ lastError, health, alerts }: v.InferOutput<typeof rule>): string | undefined {
  const kept = alerts.find(({ state }) => /\bError\b/.test(state));
  if (lastError !== undefined && lastError !== '') {
    return lastError;
  }
  if (kept !== undefined) {
    return kept.annotations['Error'] ?? `The query fails (${kept.state}).`;
  }
  return health === 'error' ? 'Grafana gives no reason.' : undefined;
}

/** After a restart Grafana answers with the template of the text until the rule is evaluated again. */
function filledIn(text: string): string {
  return text.includes('{{') ? '' : text;
}

/** Grafana writes the year 1 for "never". */
function timeOf(text: string | undefined): number | undefined {
  const time = text === undefined || text.startsWith('0001-') ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
