import * as fc from 'fast-check';

import { appliedRuleFingerprint, ruleFingerprint } from '../compile/comparableRule';
import { dashboardFingerprint } from '../compile/comparableDashboard';
import { isReleased, released, releasedGroup } from '../compile/released';
import { appliedAnnotation, appliedDashboardKey } from '../compile/fingerprint';
import { type StoredRule } from '../compile/storedRule';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { isApplicable, isChosenByDefault, type Plan } from './change';
import { desiredState } from './desiredState';
import { groupWrites, type GroupWrite } from './groupWrites';
import { plan } from './plan';
import { ruleDifferences } from './ruleDifferences';
import {
  groupKey,
  groupKeyOf,
  type ActualDashboard,
  type ActualState,
  type DesiredDashboard,
  type DesiredState,
} from './state';

const dashboardModel = { uid: 'kubeproxy-node', panels: [] };
const dashboard: DesiredDashboard = {
  uid: 'kubeproxy-node',
  title: 'Node',
  path: 'dashboards/kubeproxy-node.json',
  model: { ...dashboardModel, [appliedDashboardKey]: dashboardFingerprint(dashboardModel) },
};

/** Grafana as far as rule groups go: a PUT creates, moves and deletes, and takes `isPaused` from the body. */
class SimulatedGrafana {
  constructor(private state: ActualState) {}

  get actual(): ActualState {
    return this.state;
  }

  apply(planned: Plan, chosen: ReadonlySet<string>): void {
    groupWrites(planned, chosen, this.state).forEach((write) => this.write(write));
    const dashboards = planned.changes.flatMap((change): ActualDashboard[] => {
      if (change.subject !== 'dashboard') {
        return [];
      }
      const { wanted, found, folderUid } = change;
      const saved = {
        uid: wanted.uid,
        model: wanted.model,
        folderUid: folderUid ?? found?.folderUid ?? '',
        isProvisioned: false,
        canSave: true,
      };
      return isApplicable(change) && chosen.has(change.id) ? [saved] : found === undefined ? [] : [found];
    });
    this.state = { ...this.state, folder: this.state.folder ?? planned.folder, dashboards };
  }

  private write({ kind, folderUid, title, interval, rules }: GroupWrite): void {
    const key = groupKey(folderUid, title);
    const members = this.state.rules.filter((rule) => groupKeyOf(rule) === key);
    if (members.some(({ provenance }) => provenance === 'file')) {
      throw new Error('409 alerting.provenanceMismatch');
    }
    if ((kind === 'put') === (rules.length === 0)) {
      throw new Error('A PUT without rules changes the interval only');
    }
    const written = rules.map((rule) => ({ ...withWhatGrafanaAdds(rule), folderUID: folderUid, ruleGroup: title }));
    const uids = new Set(written.map(({ uid }) => uid));
    this.state = {
      ...this.state,
      rules: [...this.state.rules.filter((rule) => groupKeyOf(rule) !== key && !uids.has(rule.uid)), ...written],
      intervals: new Map([...this.state.intervals, [key, interval]]),
    };
  }
}

function withWhatGrafanaAdds(rule: StoredRule): StoredRule {
  return {
    ...rule,
    data: rule.data.map((query) => ({ ...query, model: { intervalMs: 1000, maxDataPoints: 43_200, ...query.model } })),
  };
}

interface Choices {
  threshold: number;
  isOff: boolean;
  isRecording: boolean;
  interval: number;
}

function settingsFrom({ threshold, isOff, isRecording, interval }: Choices): Settings {
  const settings = bundledSettings();
  return {
    ...settings,
    signals: {
      'sync-slow': { levels: { warning: { parameters: { threshold } } } },
      'api-server-errors': { enabled: !isOff },
    },
    recording: { ...settings.recording, enabled: isRecording },
    alerting: { ...settings.alerting, intervalSeconds: interval, contactPoint: isOff ? 'on call' : undefined },
  };
}

const compiled = new Map<string, DesiredState>();

/** Compiling takes far longer than planning, and there are few different choices. */
function desiredBy(choices: Choices): DesiredState {
  const key = JSON.stringify(choices);
  const known = compiled.get(key) ?? desiredState(settingsFrom(choices), [dashboard]);
  compiled.set(key, known);
  return known;
}

const anyChoices = fc.record({
  threshold: fc.constantFrom(8, 10),
  isOff: fc.boolean(),
  isRecording: fc.boolean(),
  interval: fc.constantFrom(30, 60),
});

const fates = [
  'as applied',
  'missing',
  'edited',
  'edited message',
  'never applied',
  'from a file',
  'moved',
  'in another folder',
  'released',
] as const;
const anyFate = fc.record({ fate: fc.constantFrom(...fates), isPaused: fc.boolean() });

function suffer(rule: StoredRule, fate: (typeof fates)[number]): StoredRule[] {
  switch (fate) {
    case 'as applied':
      return [rule];
    case 'missing':
      return [];
    case 'edited':
      return [{ ...rule, for: '77m' }];
    case 'edited message':
      return [{ ...rule, annotations: { ...rule.annotations, summary: 'mine' } }];
    case 'never applied':
      return [{ ...rule, annotations: { ...rule.annotations, [appliedAnnotation]: 'unknown' } }];
    case 'from a file':
      return [{ ...rule, provenance: 'file', for: '78m' }];
    case 'moved':
      return [{ ...rule, ruleGroup: 'mine' }];
    case 'released':
      return [released({ ...rule, for: '79m', ruleGroup: releasedGroup(rule.ruleGroup) })];
    case 'in another folder':
      return [{ ...rule, folderUID: 'elsewhere' }];
  }
}

const dashboardStates: Record<string, ActualDashboard[]> = {
  missing: [],
  changed: [
    {
      uid: dashboard.uid,
      model: { uid: dashboard.uid, panels: [{ id: 1 }] },
      folderUid: '',
      isProvisioned: false,
      canSave: true,
    },
  ],
  provisioned: [{ uid: dashboard.uid, model: dashboard.model, folderUid: 'x', isProvisioned: true, canSave: true }],
};

const anyStart = fc.record({
  applied: anyChoices,
  fates: fc.array(anyFate, { minLength: 10, maxLength: 10 }),
  hasForeignRule: fc.boolean(),
  hasFolder: fc.boolean(),
  dashboard: fc.constantFrom(...Object.keys(dashboardStates)),
});

type Start = typeof anyStart extends fc.Arbitrary<infer Value> ? Value : never;

function startFrom(start: Start): ActualState {
  const { folder, groups } = desiredBy(start.applied);
  const own = groups
    .flatMap(({ rules }) => rules)
    .flatMap((rule, index) => {
      const { fate, isPaused } = start.fates[index % start.fates.length] ?? { fate: 'missing', isPaused: false };
      return suffer({ ...rule, isPaused }, fate);
    });
  const [first] = own;
  const foreign =
    start.hasForeignRule && first !== undefined
      ? [{ ...first, uid: 'theirs', labels: {}, annotations: {}, provenance: undefined }]
      : [];
  const rules = [...own, ...foreign];
  return {
    folder: start.hasFolder ? folder : undefined,
    rules,
    intervals: new Map(rules.map((rule) => [groupKeyOf(rule), start.applied.interval])),
    dashboards: dashboardStates[start.dashboard] ?? [],
  };
}

const applicable = ({ changes }: Plan) => changes.filter(isApplicable);
const ids = (changes: Plan['changes']) => new Set(changes.map(({ id }) => id));

describe('applying a plan', () => {
  it('makes the next plan empty, whatever the start', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given);
        const desired = desiredBy(choices);
        const grafana = new SimulatedGrafana(start);
        const first = plan(desired, start);
        grafana.apply(first, ids(applicable(first)));
        const second = plan(desired, grafana.actual);
        expect(applicable(second)).toEqual([]);
        expect(ids(second.changes.filter(({ blocked }) => blocked !== undefined))).toEqual(
          ids(first.changes.filter(({ blocked }) => blocked !== undefined))
        );
      }),
      { numRuns: 60 }
    );
  });

  it('leaves what is not chosen, what is blocked and the rules of others as they were', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given);
        const desired = desiredBy(choices);
        const grafana = new SimulatedGrafana(start);
        const first = plan(desired, start);
        const chosen = ids(first.changes.filter(isChosenByDefault));
        grafana.apply(first, chosen);
        const after = new Map(grafana.actual.rules.map((rule) => [rule.uid, rule]));
        for (const rule of start.rules.filter(({ uid }) => !chosen.has(uid))) {
          const kept = after.get(rule.uid);
          expect(kept && ruleFingerprint(kept)).toBe(ruleFingerprint(rule));
          expect(kept && appliedRuleFingerprint(kept)).toBe(appliedRuleFingerprint(rule));
        }
      }),
      { numRuns: 60 }
    );
  });

  it('never touches a released rule, nor makes another in its place', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given);
        const grafana = new SimulatedGrafana(start);
        const planned = plan(desiredBy(choices), start);
        grafana.apply(planned, ids(planned.changes));
        const free = start.rules.filter(isReleased);
        for (const rule of free) {
          expect(grafana.actual.rules.filter(({ uid }) => uid === rule.uid)).toEqual([rule]);
        }
      }),
      { numRuns: 40 }
    );
  });

  it('never pauses or resumes a rule', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given);
        const desired = desiredBy(choices);
        const grafana = new SimulatedGrafana(start);
        grafana.apply(plan(desired, start), ids(applicable(plan(desired, start))));
        const before = new Map(start.rules.map(({ uid, isPaused }) => [uid, isPaused]));
        for (const { uid, isPaused } of grafana.actual.rules) {
          expect([uid, isPaused]).toEqual([uid, before.get(uid) ?? false]);
        }
      }),
      { numRuns: 40 }
    );
  });
});

describe('the differences of two rules', () => {
  it('are none exactly when the rules mean the same', () => {
    const settings = bundledSettings();
    const recording = { ...settings.recording, enabled: true };
    const rules = desiredState({ ...settings, recording }, []).groups.flatMap((group) => group.rules);
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.constantFrom(...rules),
        fc.constantFrom(...fates),
        (wanted, other, fate) => {
          for (const found of suffer(other, fate)) {
            const isSame = ruleFingerprint(wanted) === ruleFingerprint(found);
            // The uid is what two rules are compared by.
            expect(ruleDifferences(wanted, { ...found, uid: wanted.uid }, []).length === 0).toBe(isSame);
          }
        }
      )
    );
  });
});
