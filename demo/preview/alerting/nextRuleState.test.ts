import { nextRuleState } from './nextRuleState';
import { idle, type Observation, type ObservedAlert, type RuleContext } from './ruleState';
import type { StoredRule } from './storedRule';

const minute = 60_000;
const now = Date.parse('2026-11-23T12:00:00Z');

function context(rule: Partial<StoredRule>, at = now): RuleContext {
  const stored: StoredRule = {
    id: 1,
    uid: 'stale',
    title: 'Stale',
    condition: 'C',
    data: [],
    updated: '',
    noDataState: 'OK',
    execErrState: 'KeepLast',
    pendingFor: 0,
    keepFiringFor: 0,
    missingSeriesEvalsToResolve: undefined,
    annotations: {},
    labels: {},
    isPaused: false,
    notificationSettings: undefined,
    record: undefined,
    ...rule,
  };
  return { rule: stored, folderTitle: 'F', datasourceUid: 'prom', refId: 'A', interval: 60, now: at };
}

function firing(node: string, keepFiringSince?: number): ObservedAlert {
  return { labels: { node }, annotations: {}, state: 'firing', activeAt: '2026-11-23T11:50:00Z', keepFiringSince };
}

function evaluated(...alerts: ObservedAlert[]): Observation {
  return { kind: 'evaluated', alerts, healthy: [], at: '2026-11-23T12:00:00Z', seconds: 0.1 };
}

const unreachable: Observation = { kind: 'failed', error: 'connection refused', at: now };
const states = (rule: ReturnType<typeof nextRuleState>) => rule.alerts.map(({ state }) => state);

describe('the state of a rule', () => {
  it('keeps a firing alert firing while Prometheus does not answer and execErrState is KeepLast', () => {
    const before = nextRuleState(context({}), evaluated(firing('a1')), undefined);
    const after = nextRuleState(context({}), unreachable, before);
    expect(states(after)).toEqual(['Alerting (Error, KeepLast)']);
    expect(after).toMatchObject({ state: 'firing', health: 'ok', lastError: undefined });
    expect(states(nextRuleState(context({}), unreachable, after))).toEqual(['Alerting (Error, KeepLast)']);
  });

  it('reports the error when execErrState is Error', () => {
    const after = nextRuleState(context({ execErrState: 'Error' }), unreachable, undefined);
    expect(after).toMatchObject({ state: 'inactive', health: 'error', lastError: 'connection refused' });
    expect(states(after)).toEqual(['Error']);
  });

  it('lets missing data alert only after the pending period', () => {
    const rule = { noDataState: 'Alerting', pendingFor: 5 * minute };
    const first = nextRuleState(context(rule), evaluated(), undefined);
    expect(states(first)).toEqual(['Pending (NoData)']);
    const second = nextRuleState(context(rule, now + 4 * minute), evaluated(), first);
    expect(states(second)).toEqual(['Pending (NoData)']);
    expect(states(nextRuleState(context(rule, now + 5 * minute), evaluated(), second))).toEqual(['Alerting (NoData)']);
  });

  it('resolves one vanished series of several after two evaluations, whatever keep_firing_for says', () => {
    const rule = context({ keepFiringFor: 60 * minute });
    const gone = (since: number) => nextRuleState(rule, evaluated(firing('a1'), firing('a2', now - since)), undefined);
    expect(gone(1 * minute).alerts).toHaveLength(2);
    expect(gone(2 * minute).alerts.map(({ labels }) => labels['node'])).toEqual(['a1']);
  });

  it('recovers when the whole result is gone', () => {
    const after = nextRuleState(context({}), evaluated(firing('a1', now - minute)), undefined);
    expect(after.state).toBe('recovering');
    expect(states(after)).toEqual(['Recovering (NoData)']);
  });

  it('of a rule that records is its evaluation, never an alert', () => {
    const recording = context({ record: { metric: 'cluster:x:sum', from: 'A' }, noDataState: '', execErrState: '' });
    const recorded = nextRuleState(
      recording,
      { kind: 'recorded', at: '2026-11-23T12:00:00Z', seconds: 0.1 },
      undefined
    );
    expect(recorded).toMatchObject({
      state: 'inactive',
      health: 'ok',
      lastEvaluation: '2026-11-23T12:00:00Z',
      alerts: [],
    });
    const failing = nextRuleState(recording, unreachable, recorded);
    expect(failing).toMatchObject({ state: 'inactive', health: 'error', lastError: 'connection refused', alerts: [] });
  });

  it('says nothing about a paused rule', () => {
    expect(nextRuleState(context({ isPaused: true }), evaluated(firing('a1')), undefined)).toEqual(idle('ok'));
  });
});
