import type { StoredRule } from './storedRule';

/** One alert of a rule, as Prometheus reports it. */
export interface ObservedAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: 'pending' | 'firing';
  activeAt: string;
  /** Since when the condition is no longer true but keep_firing_for holds the alert; milliseconds. */
  keepFiringSince: number | undefined;
}

/** What one look at the data source showed for a rule. */
export type Observation =
  | { kind: 'not-yet' }
  | { kind: 'failed'; error: string; at: number }
  | { kind: 'recorded'; at: string; seconds: number }
  | {
      kind: 'evaluated';
      alerts: ObservedAlert[];
      /** Series that the query returns and that do not violate the condition. */
      healthy: Array<Record<string, string>>;
      at: string;
      seconds: number;
    };

export interface AlertInstance {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: string;
  activeAt: string;
  value: string;
}

export interface RuleState {
  state: 'inactive' | 'pending' | 'firing' | 'recovering';
  health: 'ok' | 'error' | 'nodata' | 'unknown';
  lastError: string | undefined;
  alerts: AlertInstance[];
  /** Count per kind of alert state, as in Grafana's `totals`. */
  totals: Record<string, number>;
  lastEvaluation: string;
  evaluationTime: number;
}

export interface RuleContext {
  rule: StoredRule;
  folderTitle: string;
  datasourceUid: string;
  refId: string;
  /** Seconds. */
  interval: number;
  now: number;
}

export const neverEvaluated = '0001-01-01T00:00:00Z';

/** Kind of an alert state for counting: `Normal (NoData)` is normal, `NoData` is nodata. */
function kindOf(state: string): string {
  return (state.split(' ')[0] ?? '').toLowerCase();
}

export function totalsOf(alerts: AlertInstance[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { state } of alerts) {
    const kind = kindOf(state);
    totals[kind] = (totals[kind] ?? 0) + 1;
  }
  return totals;
}

/** State of the whole rule: that of its worst alert. */
export function summary(alerts: AlertInstance[]): RuleState['state'] {
  const kinds = new Set(alerts.map(({ state }) => kindOf(state)));
  return kinds.has('alerting')
    ? 'firing'
    : kinds.has('pending')
      ? 'pending'
      : kinds.has('recovering')
        ? 'recovering'
        : 'inactive';
}

/** A state before its first evaluation, and that of a paused rule. */
export function idle(health: RuleState['health']): RuleState {
  return {
    state: 'inactive',
    health,
    lastError: undefined,
    alerts: [],
    totals: {},
    lastEvaluation: neverEvaluated,
    evaluationTime: 0,
  };
}
