import { dashboardFingerprint } from '../compile/comparableDashboard';
import { appliedAnnotation, appliedDashboardKey } from '../compile/fingerprint';
import { bundledSettings } from '../settings/bundledSettings';
import { parseSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { type StoredRule } from '../compile/storedRule';
import { type Change, isChosenByDefault } from './change';
import { desiredState } from './desiredState';
import { plan } from './plan';
import { groupKey, type ActualState, type DesiredDashboard } from './state';

const dashboardModel = {
  uid: 'kubeproxy-node',
  panels: [
    {
      id: 107,
      title: 'Sync time',
      fieldConfig: { defaults: { thresholds: { steps: [{ value: 8, color: 'red' }] } } },
    },
  ],
};

const dashboard: DesiredDashboard = {
  uid: 'kubeproxy-node',
  title: 'Kube-proxy / Node',
  path: 'dashboards/kubeproxy-node.json',
  model: { ...dashboardModel, [appliedDashboardKey]: dashboardFingerprint(dashboardModel) },
};

function settingsWith(change: Record<string, unknown>): Settings {
  const parsed = parseSettings({ ...bundledSettings(), ...change });
  if (parsed.kind !== 'usable') {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed.settings;
}

const syncSlow = (level: Record<string, unknown>) =>
  settingsWith({ signals: { 'sync-slow': { levels: { warning: level } } } });

function applied(settings: Settings): ActualState {
  const { folder, groups, dashboards } = desiredState(settings, [dashboard]);
  return {
    folder,
    rules: groups.flatMap(({ rules }) => rules),
    intervals: new Map(groups.map(({ folderUid, title, interval }) => [groupKey(folderUid, title), interval])),
    dashboards: dashboards.map(({ uid, model }) => ({
      uid,
      model,
      folderUid: '',
      isProvisioned: false,
      canSave: true,
    })),
  };
}

function withRule(state: ActualState, uid: string, change: (rule: StoredRule) => StoredRule): ActualState {
  return { ...state, rules: state.rules.map((rule) => (rule.uid === uid ? change(rule) : rule)) };
}

function changeOf(settings: Settings, actual: ActualState, id: string): Change {
  const found = plan(desiredState(settings, [dashboard]), actual).changes.find((change) => change.id === id);
  if (found === undefined) {
    throw new Error(`The plan says nothing about ${id}`);
  }
  return found;
}

const slow = 'kpm-prom01-sync-slow-w';
const now = applied(bundledSettings());

describe('the plan', () => {
  it('creates everything in a Grafana that has nothing', () => {
    const { folder, changes } = plan(desiredState(bundledSettings(), [dashboard]), {
      rules: [],
      intervals: new Map(),
      dashboards: [],
    });
    expect(folder.exists).toBe(false);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['create']));
    expect(changes).toHaveLength(now.rules.length + 1);
  });

  it('changes nothing where everything was applied', () => {
    const { changes } = plan(desiredState(bundledSettings(), [dashboard]), now);
    expect(changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
  });

  it('says a threshold in words, with what it was', () => {
    const change = changeOf(syncSlow({ parameters: { threshold: 10 } }), now, slow);
    expect(change.kind).toBe('update');
    expect(change.differences[0]).toMatchObject({ field: 'threshold', wanted: '10 s', found: '8 s', kind: 'value' });
  });

  it('says a threshold that is written as a look-back in words', () => {
    const settings = settingsWith({
      signals: { 'rules-stale': { levels: { critical: { parameters: { queuedFor: 90 } } } } },
    });
    const [difference] = changeOf(settings, now, 'kpm-prom01-rules-stale-c').differences;
    expect(difference).toMatchObject({ field: '“A change waits for”', wanted: '90 s', found: '60 s' });
  });

  it('shows the expressions when a number moved that no setting knows', () => {
    const actual = withRule(now, slow, (rule) => ({
      ...rule,
      data: rule.data.map((query) => ({
        ...query,
        model: { ...query.model, expr: String(query.model['expr']).replace('[4m]', '[9m]') },
      })),
    }));
    const [difference] = changeOf(bundledSettings(), actual, slow).differences;
    expect(difference).toMatchObject({ field: 'expression', kind: 'query' });
  });

  it('says another for', () => {
    const { differences } = changeOf(syncSlow({ for: '30m' }), now, slow);
    expect(differences).toContainEqual(expect.objectContaining({ field: 'for', wanted: '30m', found: '15m' }));
  });

  it('shows both expressions when more than a number differs', () => {
    const settings = settingsWith({
      sources: bundledSettings().sources.map((source) => ({ ...source, clusters: { edge: { kubeProxy: false } } })),
    });
    const [difference] = changeOf(settings, now, slow).differences;
    expect(difference?.kind).toBe('query');
    expect(difference?.wanted).toContain('edge');
    expect(difference?.found).not.toContain('edge');
  });

  it('deletes the rule of a level that was switched off', () => {
    const change = changeOf(syncSlow({ enabled: false }), now, slow);
    expect(change).toMatchObject({ kind: 'delete', isEdited: false });
    expect(isChosenByDefault(change)).toBe(true);
  });

  it('leaves rules of others alone', () => {
    const [own] = now.rules;
    const others = own === undefined ? [] : [{ ...own, uid: 'theirs', labels: {}, annotations: {} }];
    const { changes } = plan(desiredState(bundledSettings(), []), { ...now, rules: [...now.rules, ...others] });
    expect(changes.map(({ id }) => id)).not.toContain('theirs');
  });

  it('tells an edit by hand from a change of the settings, and leaves it alone', () => {
    const actual = withRule(now, slow, (rule) => ({ ...rule, for: '1h' }));
    const change = changeOf(bundledSettings(), actual, slow);
    expect(change).toMatchObject({ kind: 'edited', areSettingsNewer: false });
    expect(change.differences).toEqual([
      { field: 'for', wanted: '15m', found: '1h', kind: 'value', applied: '15m', changedBy: 'hand' },
    ]);
    expect(isChosenByDefault(change)).toBe(false);
  });

  it('says so when the settings changed as well', () => {
    const actual = withRule(now, slow, (rule) => ({ ...rule, for: '1h' }));
    const change = changeOf(syncSlow({ parameters: { threshold: 10 } }), actual, slow);
    expect(change).toMatchObject({ kind: 'edited', areSettingsNewer: true });
  });

  it('does not take an older version of the fingerprint for an edit', () => {
    const actual = withRule(now, slow, (rule) => ({
      ...rule,
      for: '1h',
      annotations: { ...rule.annotations, [appliedAnnotation]: '0:abc' },
    }));
    expect(changeOf(bundledSettings(), actual, slow).kind).toBe('update');
  });

  it('knows a paused rule and does not call it edited', () => {
    const actual = withRule(now, slow, (rule) => ({ ...rule, isPaused: true }));
    expect(changeOf(bundledSettings(), actual, slow)).toMatchObject({ kind: 'unchanged', isPaused: true });
  });

  it('is blocked for a whole group that a provisioning file holds', () => {
    const actual = { ...now, rules: now.rules.map((rule) => ({ ...rule, provenance: 'file' })) };
    const settings = syncSlow({ for: '30m' });
    const change = changeOf(settings, actual, slow);
    expect(change.blocked?.reason).toContain('provisioning file');
    expect(isChosenByDefault(change)).toBe(false);
    expect(changeOf(settings, actual, 'kpm-prom01-rules-stale-c').blocked).toBeUndefined();
  });

  it('is blocked by a foreign rule with the same uid in another folder', () => {
    const actual = withRule(now, slow, (rule) => ({ ...rule, folderUID: 'theirs', labels: {} }));
    expect(changeOf(bundledSettings(), actual, slow).blocked?.reason).toContain('another folder');
  });

  it('moves rules when the settings name another folder', () => {
    const settings = settingsWith({ alerting: { folderUid: 'other' } });
    const change = changeOf(settings, now, slow);
    expect(change).toMatchObject({ kind: 'update', blocked: undefined });
    expect(change.differences).toContainEqual(
      expect.objectContaining({ field: 'folder', wanted: 'other', found: 'kubeproxy-monitor' })
    );
  });

  it('says when a group is evaluated at another interval', () => {
    const settings = settingsWith({ alerting: { intervalSeconds: 30 } });
    expect(changeOf(settings, now, 'kube-proxy-prom01-programming')).toMatchObject({
      kind: 'update',
      differences: [{ wanted: '30s', found: '1m' }],
    });
  });

  it('shows the threshold line of a dashboard that differs, and takes it for edited only when somebody edited it', () => {
    const [stored] = now.dashboards;
    const other = JSON.parse(JSON.stringify(stored?.model).replace('"value":8', '"value":5'));
    const actual = { ...now, dashboards: now.dashboards.map((one) => ({ ...one, model: other })) };
    expect(changeOf(bundledSettings(), actual, dashboard.uid)).toMatchObject({
      kind: 'edited',
      differences: [{ field: 'threshold line of “Sync time”', wanted: '8 (red)', found: '5 (red)' }],
    });
    const bundledFile = now.dashboards.map((one) => ({ ...one, model: { ...other, kubeProxyMonitor: undefined } }));
    expect(changeOf(bundledSettings(), { ...now, dashboards: bundledFile }, dashboard.uid).kind).toBe('update');
  });

  it('says why the user may not', () => {
    const { changes } = plan(desiredState(syncSlow({ for: '30m' }), []), now, { rules: 'You may not.' });
    expect(changes.find(({ id }) => id === slow)?.blocked?.reason).toBe('You may not.');
    expect(changes.filter(({ kind }) => kind === 'unchanged').every(({ blocked }) => blocked === undefined)).toBe(true);
  });

  it('has a difference in words for everything that makes two rules differ', () => {
    const actual = withRule(now, slow, (rule) => ({
      ...rule,
      data: rule.data.map((query) => ({ ...query, model: { ...query.model, range: true } })),
    }));
    expect(changeOf(bundledSettings(), actual, slow).differences.map(({ field }) => field)).toEqual([
      'options of query A',
      'options of query C',
    ]);
  });
});
