import { bundledSettings } from '../settings/bundledSettings';
import { withLevel } from '../settings/edit';
import { type Settings } from '../settings/schema';
import { type Change } from './change';
import { desiredNothing, desiredState } from './desiredState';
import { freshChoice } from './freshChoice';
import { plan } from './plan';
import { type Restrictions } from './restrictions';
import { groupKeyOf, type ActualState, type DesiredDashboard, type DesiredState } from './state';

const slow = 'kpm-prom01-sync-slow-w';
const stale = 'kpm-prom01-rules-stale-c';
const down = 'kpm-prom01-down-c';
const folder = 'kubeproxy-monitor';
const settings = bundledSettings();
const changed = withLevel(settings, 'sync-slow', 'warning', { for: '30m' });
const dashboard: DesiredDashboard = { uid: 'kubeproxy-node', title: 'Node', path: 'x', model: { panels: [] } };

function applied({ groups, ...desired }: DesiredState): ActualState {
  const rules = groups.flatMap((group) => group.rules);
  return {
    folder: desired.folder,
    rules,
    intervals: new Map(rules.map((rule) => [groupKeyOf(rule), 60])),
    dashboards: [],
  };
}

const now = applied(desiredState(settings, []));

function changesOf(of: Settings, actual: ActualState, mayNot?: Restrictions, dashboards: DesiredDashboard[] = []) {
  const { changes } = plan(desiredState(of, dashboards), actual, mayNot);
  return (id: string): Change | undefined => changes.find((change) => change.id === id);
}

describe('a rule that cannot be read', () => {
  const { title, ruleGroup, folderUID, labels } = now.rules.find(({ uid }) => uid === slow) ?? now.rules[0] ?? never();

  it('is told when it is the plugin’s, and not added once more', () => {
    const rules = now.rules.filter(({ uid }) => uid !== slow);
    const unreadable = [{ uid: slow, title, ruleGroup, folderUID, labels }];
    const change = changesOf(settings, { ...now, rules, unreadable })(slow);
    expect(change).toMatchObject({ kind: 'update', severity: 'warning' });
    expect(change?.blocked?.reason).toContain('in a form that this version of the plugin cannot read');
    const removal = plan(desiredNothing(settings, []), { ...now, rules, unreadable });
    expect(removal.changes.find(({ id }) => id === slow)).toMatchObject({ kind: 'delete' });
  });

  it('of somebody else is none of our business', () => {
    const theirs = { uid: 'theirs', title: 'Theirs', ruleGroup: 'g', folderUID: 'elsewhere' };
    expect(plan(desiredState(changed, []), { ...now, unreadable: [theirs] })).toEqual(
      plan(desiredState(changed, []), now)
    );
  });

  it('of somebody else keeps its group from being written, which would delete it', () => {
    const theirs = { uid: 'theirs', title: 'Theirs', ruleGroup, folderUID };
    const settingsWithBoth = withLevel(changed, 'down', 'critical', { for: '20m' });
    const change = changesOf(settingsWithBoth, { ...now, unreadable: [theirs] });
    expect(change(slow)?.blocked?.reason).toContain('Its group holds the rule “Theirs”');
    expect(change(stale)?.kind).toBe('unchanged');
    expect(change(stale)?.blocked).toBeUndefined();
    expect(change(down)).toMatchObject({ kind: 'update', blocked: undefined });
  });
});

describe('somebody who may not write in a folder', () => {
  it('is told so for what is or comes there, and only there', () => {
    const rulesIn = new Map([[folder, 'Not in “Kube-proxy Monitor”.']]);
    expect(changesOf(changed, now, { rulesIn })(slow)?.blocked?.reason).toBe('Not in “Kube-proxy Monitor”.');
    const moved = { ...settings, alerting: { ...settings.alerting, folderUid: 'other' } };
    expect(changesOf(moved, now, { rulesIn })(slow)?.blocked?.reason).toBe('Not in “Kube-proxy Monitor”.');
    expect(changesOf(changed, now, { rulesIn: new Map([['other', 'Not there.']]) })(slow)?.blocked).toBeUndefined();
    const often = { ...settings, alerting: { ...settings.alerting, intervalSeconds: 30 } };
    expect(changesOf(often, now, { rulesIn })('kube-proxy-prom01-programming')?.blocked?.reason).toContain('Not in');
  });

  it('is told so for dashboards that come there, and for new ones where they may add none', () => {
    const into = { ...settings, dashboards: { folderUid: 'ops' } };
    const mayNot = { dashboardsInto: new Map([['ops', 'Not into “Ops”.']]) };
    expect(changesOf(into, now, mayNot, [dashboard])(dashboard.uid)?.blocked?.reason).toBe('Not into “Ops”.');
    expect(changesOf(settings, now, mayNot, [dashboard])(dashboard.uid)?.blocked).toBeUndefined();
    const noNew = { newDashboards: 'You may not add dashboards.' };
    expect(changesOf(settings, now, noNew, [dashboard])(dashboard.uid)?.blocked?.reason).toBe(noNew.newDashboards);
  });
});

describe('a dashboard that may not be seen', () => {
  it('is blocked, whatever it holds', () => {
    const hidden = new Map([[dashboard.uid, { reason: 'You may not see it.', nextStep: '' }]]);
    const change = changesOf(settings, { ...now, hiddenDashboards: hidden }, {}, [dashboard])(dashboard.uid);
    expect(change).toMatchObject({ kind: 'update', blocked: { reason: 'You may not see it.' } });
  });
});

describe('recording into a data source that takes nothing', () => {
  const recording = { ...settings, recording: { ...settings.recording, enabled: true } };
  const notRecording = new Map([['prometheus', '“Prometheus” is a Thanos query, which only reads.']]);

  it('is blocked, and so are the alerts that would read what is never recorded', () => {
    const change = changesOf(recording, { ...now, notRecording });
    expect(change('kpm-prom01-running-r')?.blocked?.reason).toContain('which only reads');
    expect(change(slow)?.blocked?.reason).toMatch(/^It would read .*, which its data source cannot record\.$/);
    expect(change(stale)?.kind).toBe('unchanged');
  });

  it('does not keep from taking such rules away', () => {
    const had = applied(desiredState(recording, []));
    const change = changesOf(settings, { ...had, notRecording });
    expect(change('kpm-prom01-running-r')).toMatchObject({ kind: 'delete', blocked: undefined });
    expect(change(slow)).toMatchObject({ kind: 'update', blocked: undefined });
  });
});

describe('a contact point that is not there', () => {
  it('blocks rules that alert, and none that records', () => {
    const recording = { ...settings.recording, enabled: true };
    const told = { ...settings, recording, alerting: { ...settings.alerting, contactPoint: 'on call' } };
    const change = changesOf(told, { ...now, contactPoints: ['e-mail'] });
    expect(change(slow)?.blocked?.reason).toContain('no contact point “on call”');
    expect(change('kpm-prom01-running-r')).toMatchObject({ kind: 'create', blocked: undefined });
  });
});

describe('what became blocked since the plan was shown', () => {
  it('is told for a rule, an interval and a dashboard', () => {
    const often = { ...changed, alerting: { ...changed.alerting, intervalSeconds: 30 } };
    const desired = desiredState(often, [dashboard]);
    const seen = plan(desired, now);
    const group = 'kube-proxy-prom01-programming';
    const ids = [slow, group, dashboard.uid];
    const later = plan(desired, now, { rules: 'No.', dashboards: 'No.' });
    const { chosen, changedMeanwhile } = freshChoice(seen, later, new Set(ids));
    expect([...chosen]).toEqual([]);
    expect(changedMeanwhile.map(({ id, blocked }) => [id, blocked?.reason])).toEqual(ids.map((id) => [id, 'No.']));
  });
});

function never(): never {
  throw new Error('There are rules');
}
