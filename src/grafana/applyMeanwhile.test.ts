import { PreviewGrafana } from '../../tests/grafana/previewGrafana';
import { releasedGroup } from '../core/compile/released';
import { isChosenByDefault } from '../core/plan/change';
import { desiredNothing, desiredState } from '../core/plan/desiredState';
import { plan } from '../core/plan/plan';
import { type DesiredState } from '../core/plan/state';
import { bundledSettings } from '../core/settings/bundledSettings';
import { withLevel } from '../core/settings/edit';
import { type Settings } from '../core/settings/schema';
import { readActualState } from './actualState';
import { applyPlan } from './apply';
import { grafanaPorts } from './ports';

const slow = 'kpm-prom01-sync-slow-w';
const slower = 'kpm-prom01-sync-slow-c';
const stale = 'kpm-prom01-rules-stale-c';
const folder = 'kubeproxy-monitor';
const programming = 'kube-proxy-prom01-programming';
const settings = bundledSettings();
const stricter = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: 3 } });
const without = (desired: DesiredState) => ({ ...desired, dashboards: [] });
const elsewhere = (given: Settings) =>
  without(desiredState({ ...given, alerting: { ...given.alerting, folderUid: 'elsewhere' } }));
const oftener = (given: Settings): Settings => ({ ...given, alerting: { ...given.alerting, intervalSeconds: 30 } });

let grafana: PreviewGrafana;
beforeEach(async () => {
  grafana = new PreviewGrafana();
  await apply(without(desiredState(settings)));
});

/** Applies what is chosen by default, or everything; a colleague does something while the queries are tried. */
async function apply(
  desired: DesiredState,
  colleague: () => unknown = () => undefined,
  isChosen: typeof isChosenByDefault = isChosenByDefault
) {
  const ports = grafanaPorts();
  const seen = plan(desired, await readActualState(desired, ports));
  const chosen = new Set(seen.changes.filter(isChosen).map(({ id }) => id));
  const check = ports.evaluation.check.bind(ports.evaluation);
  jest.spyOn(ports.evaluation, 'check').mockImplementation(async (rules) => {
    const failures = await check(rules);
    await colleague();
    return failures;
  });
  const { outcomes } = await applyPlan({ desired, seen, chosen, ports, onProgress: () => undefined });
  return outcomes;
}

const rule = (uid: string) => {
  const found = grafana.rule(uid);
  if (found === undefined) {
    throw new Error(`There is no rule ${uid}`);
  }
  return found;
};
const groupOf = (uid: string) => grafana.state.groups.find(({ rules }) => rules.some((one) => one.uid === uid));
const expressionOf = (uid: string) => JSON.stringify(rule(uid).data);
const address = (uid: string) => ({ uid, title: uid, folderUID: folder, ruleGroup: programming });
const pause = (uid: string) => grafanaPorts().ruleGroups.setPaused(address(uid), true);
const edit = (uid: string) => Object.assign(rule(uid), { pendingFor: 3_600_000 });
const release = (uid: string) => grafanaPorts().ruleGroups.release(address(uid));
/** As Grafana’s own editor moves a rule. */
const move = (uid: string) => {
  const moved = rule(uid);
  const from = groupOf(uid);
  Object.assign(from ?? {}, { rules: from?.rules.filter((one) => one !== moved) });
  grafana.state.groups.push({ folderUid: folder, title: 'mine', interval: 60, provenance: '', rules: [moved] });
};
const remove = (uid: string) => {
  const from = groupOf(uid);
  Object.assign(from ?? {}, { rules: from?.rules.filter((one) => one.uid !== uid) });
};

const stricterThere = () => without(desiredState(stricter));

describe('a colleague who changes something while a plan is applied', () => {
  it('has rules stay paused, those of the change and those beside it', async () => {
    const outcomes = await apply(stricterThere(), async () => {
      await pause(slow);
      await pause(stale);
    });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done']);
    expect([slow, stale, slower].map((uid) => rule(uid).isPaused)).toEqual([true, true, false]);
    expect(expressionOf(slow)).toContain('> 3');
  });

  it('keeps an edit of a rule beside the change', async () => {
    const outcomes = await apply(stricterThere(), () => edit(stale));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done']);
    expect(rule(stale).pendingFor).toBe(3_600_000);
    expect(expressionOf(slow)).toContain('> 3');
  });

  it('keeps an edit of a rule that was to be written, and is named as the reason', async () => {
    const [outcome, ...others] = await apply(stricterThere(), () => edit(slow));
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ target: `Rule group ${programming}`, kind: 'changed meanwhile', changes: [slow] });
    expect(outcome?.refused?.reason).toBe(
      'Changed in Grafana since this page showed it: KubeProxySyncSlow (warning). Nothing was written to the rule group.'
    );
    expect(rule(slow).pendingFor).toBe(3_600_000);
    expect(expressionOf(slow)).toContain('> 8');
  });

  it.each([
    ['moved to another group', move, 'mine'],
    ['released', release, releasedGroup(programming)],
  ])('does not get a rule back that was %s', async (_what, act, group) => {
    const [outcome] = await apply(stricterThere(), () => act(slow));
    expect(outcome?.kind).toBe('changed meanwhile');
    expect(groupOf(slow)?.title).toBe(group);
    expect(expressionOf(slow)).toContain('> 8');
  });

  it('does not get a rule back that was deleted, in the change or beside it', async () => {
    expect((await apply(stricterThere(), () => remove(slow)))[0]?.kind).toBe('changed meanwhile');
    expect(grafana.rule(slow)).toBeUndefined();
    const other = without(
      desiredState(withLevel(settings, 'sync-slow', 'critical', { parameters: { threshold: 60 } }))
    );
    const onlyCritical: typeof isChosenByDefault = ({ id }) => id === slower;
    expect((await apply(other, () => remove(stale), onlyCritical)).map(({ kind }) => kind)).toEqual(['done']);
    expect(grafana.rule(stale)).toBeUndefined();
  });

  it('has the interval of the group stay, where another was not asked for', async () => {
    const group = groupOf(slow);
    await apply(stricterThere(), () => Object.assign(group ?? {}, { interval: 120 }));
    expect(groupOf(slow)?.interval).toBe(120);
  });

  it('and an interval that both change: it is theirs until somebody looked', async () => {
    const desired = without(desiredState(oftener(settings)));
    const outcomes = await apply(desired, () => Object.assign(groupOf(slow) ?? {}, { interval: 120 }));
    expect(outcomes.filter(({ kind }) => kind !== 'done').map(({ target }) => target)).toEqual([
      `Rule group ${programming}`,
    ]);
    expect(groupOf(slow)?.interval).toBe(120);
    expect(groupOf('kpm-prom01-down-c')?.interval).toBe(30);
  });

  it('adds a rule to a group that was not there: it is kept', async () => {
    grafana.state.groups = [];
    const desired = without(desiredState(settings));
    const [first] = desired.groups.flatMap(({ rules }) => rules);
    const rules = first === undefined ? [] : [{ ...first, uid: 'theirs', labels: {} }];
    const outcomes = await apply(desired, () =>
      grafanaPorts().ruleGroups.write({ kind: 'put', folderUid: folder, title: programming, interval: 60, rules })
    );
    expect(outcomes.map(({ kind }) => kind)).not.toContain('changed meanwhile');
    expect(grafana.rule('theirs')).toBeDefined();
    expect(grafana.rule(slow)).toBeDefined();
  });

  it('applies the same settings: that is no edit, and a pause made then stays', async () => {
    grafana.state.groups = [];
    const outcomes = await apply(without(desiredState(settings)), async () => {
      await apply(without(desiredState(settings)));
      await pause(slow);
    });
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(rule(slow).isPaused).toBe(true);
  });

  it('applies other settings: theirs are not undone', async () => {
    grafana.state.groups = [];
    const outcomes = await apply(without(desiredState(settings)), () => apply(stricterThere()));
    expect(outcomes.filter(({ kind }) => kind === 'changed meanwhile').map(({ target }) => target)).toEqual([
      `Rule group ${programming}`,
    ]);
    expect(expressionOf(slow)).toContain('> 3');
  });

  it('puts a group into a provisioning file: nothing is written, and the reason says so', async () => {
    const [outcome] = await apply(stricterThere(), () => grafana.provisionFromFile(folder, programming));
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(outcome?.refused?.reason).toContain('it comes from a provisioning file');
    expect(expressionOf(slow)).toContain('> 8');
  });

  it('removes everything too: what is gone already is done', async () => {
    const outcomes = await apply(desiredNothing(settings, []), () => apply(desiredNothing(settings, [])));
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(grafana.state.groups).toEqual([]);
  });

  it('edits a rule that was to be removed: it stays', async () => {
    const outcomes = await apply(desiredNothing(settings, []), () => edit(slow));
    expect(outcomes.find(({ changes }) => changes.includes(slow))?.kind).toBe('changed meanwhile');
    expect(rule(slow).pendingFor).toBe(3_600_000);
    expect(grafana.rule('kpm-prom01-down-c')).toBeUndefined();
  });
});

describe('a dashboard that a colleague edits while a plan is applied', () => {
  it('keeps the edit', async () => {
    const dashboard = () => grafana.state.dashboards.get('kubeproxy-node')?.dashboard;
    const outcomes = await apply(desiredState(stricter), () => Object.assign(dashboard() ?? {}, { title: 'Mine' }));
    const ofNode = outcomes.find(({ changes }) => changes.includes('kubeproxy-node'));
    expect(ofNode).toMatchObject({ kind: 'changed meanwhile' });
    expect(ofNode?.refused?.reason).toBe('It was changed in Grafana since this page showed it.');
    expect(dashboard()).toMatchObject({ title: 'Mine' });
    expect(outcomes.filter(({ kind }) => kind === 'done').length).toBeGreaterThan(1);
  });
});

describe('rules that are to move into another folder', () => {
  it('move as paused as they are by then, from every group, and nothing is left behind', async () => {
    const outcomes = await apply(elsewhere(settings), () => pause(slow));
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(rule(slow).isPaused).toBe(true);
    expect(new Set(grafana.state.groups.map(({ folderUid }) => folderUid))).toEqual(new Set(['elsewhere']));
  });

  it('stay with their group where one of them was edited meanwhile', async () => {
    await apply(elsewhere(settings), () => edit(slow));
    expect(groupOf(slow)?.folderUid).toBe(folder);
    expect(rule(slow).pendingFor).toBe(3_600_000);
    expect(groupOf('kpm-prom01-down-c')?.folderUid).toBe('elsewhere');
  });

  it('come together from the groups into which somebody put them', async () => {
    move(stale);
    const outcomes = await apply(
      elsewhere(settings),
      () => grafanaPorts().ruleGroups.setPaused({ ...address(stale), ruleGroup: 'mine' }, true),
      () => true
    );
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(groupOf(stale)).toBe(groupOf(slow));
    expect(rule(stale).isPaused).toBe(true);
  });
});
