import * as fc from 'fast-check';

import { appliedRuleFingerprint, ruleFingerprint } from '../compile/comparableRule';
import { dashboardFingerprint } from '../compile/comparableDashboard';
import { isReleased, released, releasedGroup } from '../compile/released';
import { appliedAnnotation, appliedDashboardKey } from '../compile/fingerprint';
import { type StoredRule } from '../compile/storedRule';
import { bundledSettings } from '../settings/bundledSettings';
import { withNewSource } from '../settings/edit';
import { type Settings } from '../settings/schema';
import { isApplicable, isChosenByDefault, type Change, type Plan } from './change';
import { desiredState } from './desiredState';
import { plan } from './plan';
import { ruleDifferences } from './ruleDifferences';
import { SimulatedGrafana } from './simulatedGrafana.fixture';
import { stamped } from './stamped';
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

interface Choices {
  threshold?: number;
  isOff?: boolean;
  isRecording?: boolean;
  interval?: number;
  hasSecondSource?: boolean;
  folderUid?: string;
}

function settingsFrom(choices: Choices): Settings {
  const { threshold = 8, isOff = false, isRecording = false, interval = 60, hasSecondSource = false } = choices;
  const bundled = bundledSettings();
  const settings = hasSecondSource ? withNewSource(bundled, 'second', 'Other Prometheus', 'other') : bundled;
  const { folderUid = settings.alerting.folderUid } = choices;
  return {
    ...settings,
    signals: {
      'sync-slow': { levels: { warning: { parameters: { threshold } } } },
      'api-server-errors': { enabled: !isOff },
    },
    recording: { ...settings.recording, enabled: isRecording },
    alerting: {
      ...settings.alerting,
      folderUid,
      intervalSeconds: interval,
      contactPoint: isOff ? 'on call' : undefined,
    },
  };
}

const compiled = new Map<Choices, DesiredState>();

/** Compiling takes far longer than planning, and there are few different choices. */
function desiredBy(choices: Choices): DesiredState {
  const settings = settingsFrom(choices);
  const known = compiled.get(choices) ?? stamped(desiredState(settings, [dashboard]), settings, '1.2.0');
  compiled.set(choices, known);
  return known;
}

const allChoices: Choices[] = [
  {},
  { threshold: 10, isOff: true, interval: 30 },
  { isRecording: true },
  { hasSecondSource: true },
  { folderUid: 'elsewhere', hasSecondSource: true, interval: 30 },
];
const anyChoices = fc.constantFrom(...allChoices);

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

const deedNames = ['nothing', 'paused', 'resumed', 'edited', 'moved', 'released', 'deleted'] as const;
const anyDeed = fc.constantFrom(...deedNames);

/** What a colleague does to a rule; nothing to one from a file. */
function done(rule: StoredRule, deed: (typeof deedNames)[number]): StoredRule[] {
  if (rule.provenance === 'file') {
    return [rule];
  }
  switch (deed) {
    case 'nothing':
      return [rule];
    case 'paused':
    case 'resumed':
      return [{ ...rule, isPaused: deed === 'paused' }];
    case 'edited':
      return [{ ...rule, for: '88m' }];
    case 'moved':
      return [{ ...rule, ruleGroup: 'theirs' }];
    case 'released':
      return [released({ ...rule, ruleGroup: releasedGroup(rule.ruleGroup) })];
    case 'deleted':
      return [];
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

function startFrom(start: Start, wanted: Choices): ActualState {
  const { groups } = desiredBy(start.applied);
  const { folder } = desiredBy(wanted);
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
    intervals: new Map(rules.map((rule) => [groupKeyOf(rule), start.applied.interval ?? 60])),
    dashboards: dashboardStates[start.dashboard] ?? [],
  };
}

/** Drawn in turn: a change that is chosen, or a request that fails. */
const someOf = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });

function splitBy(changes: Change[], mask: boolean[]): [Change[], Change[]] {
  const isIn = (_: Change, index: number) => mask[index % mask.length] === true;
  return [changes.filter(isIn), changes.filter((change, index) => !isIn(change, index))];
}

/** The interval of a group is only a matter while the group has rules. */
function isStillThere(change: Change, { intervals }: ActualState): boolean {
  return change.subject !== 'group' || intervals.has(groupKey(change.folderUid, change.id));
}

const applicable = ({ changes }: Plan) => changes.filter(isApplicable);
const ids = (changes: Plan['changes']) => new Set(changes.map(({ id }) => id));

describe('applying a plan', () => {
  it('makes the next plan empty, whatever the start', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given, choices);
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
      { numRuns: 40 }
    );
  });

  it('leaves what is not chosen, what is blocked and the rules of others as they were', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given, choices);
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
      { numRuns: 40 }
    );
  });

  it('leaves exactly what was not chosen for the next plan', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, someOf, (given, choices, mask) => {
        const start = startFrom(given, choices);
        const grafana = new SimulatedGrafana(start);
        const first = plan(desiredBy(choices), start);
        const [chosen, left] = splitBy(applicable(first), mask);
        grafana.apply(first, ids(chosen));
        const second = applicable(plan(desiredBy(choices), grafana.actual));
        expect(ids(second)).toEqual(ids(left.filter((change) => isStillThere(change, grafana.actual))));
      }),
      { numRuns: 40 }
    );
  });

  it('loses no rule when some requests fail, and makes the next plan empty once it is tried again', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, someOf, (given, choices, failing) => {
        const start = startFrom(given, choices);
        const desired = desiredBy(choices);
        const grafana = new SimulatedGrafana(start);
        const first = plan(desired, start);
        const turn = failing[Symbol.iterator]();
        const chosen = ids(applicable(first));
        grafana.apply(first, chosen, () => turn.next().value === true);
        const deleted = ids(first.changes.filter(({ kind }) => kind === 'delete'));
        const kept = start.rules.map(({ uid }) => uid).filter((uid) => !deleted.has(uid));
        expect(grafana.actual.rules.map(({ uid }) => uid)).toEqual(expect.arrayContaining(kept));
        grafana.apply(plan(desired, grafana.actual), chosen);
        expect(applicable(plan(desired, grafana.actual))).toEqual([]);
        const before = new Map(start.rules.map(({ uid, isPaused }) => [uid, isPaused]));
        for (const { uid, isPaused } of grafana.actual.rules) {
          expect([uid, isPaused]).toEqual([uid, before.get(uid) ?? false]);
        }
      }),
      { numRuns: 40 }
    );
  });

  it('leaves what a colleague did after the plan was made', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, fc.array(anyDeed, { minLength: 7, maxLength: 7 }), (given, choices, deeds) => {
        const start = startFrom(given, choices);
        const planned = plan(desiredBy(choices), start);
        const deedOf = (index: number) => deeds[index % deeds.length] ?? 'nothing';
        const theirs = start.rules.flatMap((rule, index) => done(rule, deedOf(index)));
        const grafana = new SimulatedGrafana({ ...start, rules: theirs });
        grafana.apply(planned, ids(applicable(planned)));
        const before = new Map(theirs.map((rule) => [rule.uid, rule]));
        const after = new Map(grafana.actual.rules.map((rule) => [rule.uid, rule]));
        for (const [index, { uid }] of start.rules.entries()) {
          const [left, now] = [before.get(uid), after.get(uid)];
          const isWhole = ['edited', 'moved', 'released', 'deleted'].includes(deedOf(index));
          expect([uid, now?.isPaused]).toEqual([uid, now && left?.isPaused]);
          expect(isWhole && now && ruleFingerprint(now)).toBe(isWhole && left && ruleFingerprint(left));
        }
      }),
      { numRuns: 40 }
    );
  });

  it('never touches a released rule, nor makes another in its place', () => {
    fc.assert(
      fc.property(anyStart, anyChoices, (given, choices) => {
        const start = startFrom(given, choices);
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
        const start = startFrom(given, choices);
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
