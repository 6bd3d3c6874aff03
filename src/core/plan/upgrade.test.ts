import { appliedDashboardKey } from '../compile/fingerprint';
import { dashboardFingerprint } from '../compile/comparableDashboard';
import { bundledSettings } from '../settings/bundledSettings';
import { withLevel } from '../settings/edit';
import { type Settings } from '../settings/schema';
import { changesOfUpgrade, isFromUpgrade } from './change';
import { desiredState } from './desiredState';
import { plan } from './plan';
import { stamped } from './stamped';
import { groupKeyOf, type ActualState, type DesiredDashboard, type DesiredState } from './state';
import { originWords } from './words';

const slow = 'kpm-prom01-sync-slow-w';
const settings = bundledSettings();
const withThreshold = (threshold: number) => withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold } });

function dashboardWith(title: string): DesiredDashboard {
  const model = { uid: 'kubeproxy-node', panels: [{ id: 1, title }] };
  const withMemory = { ...model, [appliedDashboardKey]: dashboardFingerprint(model) };
  return { uid: 'kubeproxy-node', title: 'Node', path: 'dashboards/kubeproxy-node.json', model: withMemory };
}

const wantedBy = (version: string, of: Settings = settings, dashboard = dashboardWith('applied')) =>
  stamped(desiredState(of, [dashboard]), of, version);

/** What Grafana has once that was applied. */
function applied({ folder, groups, dashboards }: DesiredState): ActualState {
  const rules = groups.flatMap((group) => group.rules);
  return {
    folder,
    rules,
    intervals: new Map(rules.map((rule) => [groupKeyOf(rule), 60])),
    dashboards: dashboards.map(({ uid, model }) => ({
      uid,
      model,
      folderUid: '',
      isProvisioned: false,
      canSave: true,
    })),
  };
}

/** As if the version that wants this compiled one rule otherwise. */
function withAnotherRule(desired: DesiredState): DesiredState {
  const other = withThreshold(9);
  const rules = desiredState(other, []).groups.flatMap((group) => group.rules);
  return {
    ...desired,
    groups: desired.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => {
        const changed = rule.uid === slow ? rules.find(({ uid }) => uid === slow) : undefined;
        const stamp = rule.annotations['__applied__']?.split(' ').slice(1).join(' ');
        return changed === undefined
          ? rule
          : {
              ...changed,
              annotations: {
                ...changed.annotations,
                __applied__: `${changed.annotations['__applied__']?.split(' ')[0]} ${stamp}`,
              },
            };
      }),
    })),
  };
}

const changeOf = (desired: DesiredState, actual: ActualState, id = slow) => {
  const found = plan(desired, actual).changes.find((change) => change.id === id);
  if (found === undefined) {
    throw new Error(`The plan knows ${id}`);
  }
  return found;
};

describe('an upgrade of the plugin', () => {
  it('changes nothing where it compiles the same', () => {
    const { changes } = plan(wantedBy('1.2.0'), applied(wantedBy('1.1.0')));
    expect(changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
    expect(changes.filter(isFromUpgrade)).toEqual([]);
  });

  it('is why a rule changes that is compiled otherwise from the same settings', () => {
    const change = changeOf(withAnotherRule(wantedBy('1.2.0')), applied(wantedBy('1.1.0')));
    expect(change).toMatchObject({ kind: 'update', origin: 'upgrade' });
    expect(originWords(change, '1.2.0')).toBe('after upgrade to 1.2.0');
  });

  it('is not why a rule changes whose settings were changed by the same version', () => {
    const change = changeOf(wantedBy('1.2.0', withThreshold(9)), applied(wantedBy('1.2.0')));
    expect(change).toMatchObject({ kind: 'update', origin: 'settings' });
    expect(originWords(change, '1.2.0')).toBe('');
  });

  it('may be one of two reasons', () => {
    const change = changeOf(wantedBy('1.2.0', withThreshold(9)), applied(wantedBy('1.1.0')));
    expect(originWords(change, '1.2.0')).toBe('settings changed, and after upgrade to 1.2.0');
  });

  it('put a dashboard back that was applied with other numbers', () => {
    const before = applied(wantedBy('1.1.0'));
    const { uid, model } = dashboardWith('bundled');
    const reset = { ...before, dashboards: [{ uid, model, folderUid: '', isProvisioned: false, canSave: true }] };
    expect(changeOf(wantedBy('1.2.0'), reset, uid)).toMatchObject({ kind: 'update', origin: 'upgrade' });
    const first = { ...reset, rules: [], intervals: new Map() };
    expect(changeOf(wantedBy('1.2.0'), first, uid)).toMatchObject({ kind: 'update', origin: undefined });
  });

  it('brings a rule that the version before did not know, for the one click', () => {
    const missing = 'kpm-prom01-never-synced-c';
    const before = applied(wantedBy('1.1.0'));
    const without = { ...before, rules: before.rules.filter(({ uid }) => uid !== missing) };
    const planned = plan(wantedBy('1.2.0'), without);
    expect(changesOfUpgrade(planned).map(({ id }) => id)).toEqual([missing]);
    expect(changeOf(wantedBy('1.2.0'), without, missing)).toMatchObject({ kind: 'create', origin: 'upgrade' });
  });

  it('is not why a rule is new that the settings want now, or that somebody deleted', () => {
    const off = withLevel(settings, 'sync-slow', 'warning', { enabled: false });
    const change = (version: string) => changeOf(wantedBy('1.2.0'), applied(wantedBy(version, off)));
    expect(change('1.2.0').origin).toBeUndefined();
    expect(change('1.1.0').origin).toBe('both');
    const now = applied(wantedBy('1.2.0'));
    const deleted = { ...now, rules: now.rules.filter(({ uid }) => uid !== slow) };
    expect(changeOf(wantedBy('1.2.0'), deleted).origin).toBeUndefined();
    expect(changeOf(wantedBy('1.2.0'), { ...now, rules: [] }).origin).toBeUndefined();
  });

  it('takes a rule away whose signal it does not know any more', () => {
    const before = applied(wantedBy('1.1.0'));
    const gone = before.rules.map((rule) => ({ ...rule, uid: 'kpm-prom01-no-such-signal-w' })).slice(0, 1);
    const change = changeOf(wantedBy('1.2.0'), { ...before, rules: [...before.rules, ...gone] }, gone[0]?.uid);
    expect(change).toMatchObject({ kind: 'delete', origin: 'upgrade' });
  });
});

describe('a contact point', () => {
  const told = wantedBy('1.2.0', { ...settings, alerting: { ...settings.alerting, contactPoint: 'on call' } });
  const now = applied(wantedBy('1.2.0'));

  it('that is missing blocks the rules that name it', () => {
    const change = changeOf(told, { ...now, contactPoints: ['email'] });
    expect(change.blocked?.reason).toBe('Grafana shows no contact point “on call” and would refuse the rule.');
  });

  it('blocks nothing when it is there, or when nobody may say', () => {
    expect(changeOf(told, { ...now, contactPoints: ['on call'] }).blocked).toBeUndefined();
    expect(changeOf(told, now)).toMatchObject({ kind: 'update', blocked: undefined });
  });
});
