import { appliedDashboardKey } from '../compile/fingerprint';
import { dashboardFingerprint } from '../compile/comparableDashboard';
import { type StoredRule } from '../compile/storedRule';
import { bundledSettings } from '../settings/bundledSettings';
import { withLevel } from '../settings/edit';
import { type Settings } from '../settings/schema';
import { type Change } from './change';
import { desiredState } from './desiredState';
import { whoChanged } from './editedWords';
import { plan } from './plan';
import { stamped } from './stamped';
import { groupKeyOf, type ActualState, type DesiredDashboard, type DesiredState } from './state';
import { changeWords } from './words';

const slow = 'kpm-prom01-sync-slow-w';
const settings = bundledSettings();
const withWarning = (level: Parameters<typeof withLevel>[3], of: Settings = settings) =>
  withLevel(of, 'sync-slow', 'warning', level);
const withNumber = (threshold: number, of: Settings = settings) => withWarning({ parameters: { threshold } }, of);

function dashboardWith(threshold: number, title: string): DesiredDashboard {
  const steps = [{ value: threshold, color: 'red' }];
  const panels = [
    { id: 1, title: 'Sync time', fieldConfig: { defaults: { thresholds: { steps } } } },
    { id: 2, title: 'Errors', description: title },
  ];
  const model = { uid: 'kubeproxy-node', panels };
  const withMemory = { ...model, [appliedDashboardKey]: dashboardFingerprint(model) };
  return { uid: 'kubeproxy-node', title: 'Node', path: 'dashboards/kubeproxy-node.json', model: withMemory };
}

const wantedBy = (of: Settings, version = '1.2.0', dashboards: DesiredDashboard[] = []): DesiredState =>
  stamped(desiredState(of, dashboards), of, version);

/** What Grafana has once that was applied, and somebody did something to the slow rule. */
function applied(desired: DesiredState, edit: (rule: StoredRule) => StoredRule = (rule) => rule): ActualState {
  const rules = desired.groups
    .flatMap((group): StoredRule[] => group.rules)
    .map((rule) => (rule.uid === slow ? edit(rule) : rule));
  return {
    folder: desired.folder,
    rules,
    intervals: new Map(rules.map((rule) => [groupKeyOf(rule), 60])),
    dashboards: desired.dashboards.map(({ uid, model }) => ({
      uid,
      model,
      folderUid: '',
      isProvisioned: false,
      canSave: true,
    })),
  };
}

function changeOf(desired: DesiredState, actual: ActualState, id = slow): Change {
  const found = plan(desired, actual).changes.find((change) => change.id === id);
  if (found === undefined) {
    throw new Error(`The plan knows ${id}`);
  }
  return found;
}

const withFor = (lasting: string) => (rule: StoredRule) => ({ ...rule, for: lasting });

/** A number that somebody typed into the query. */
const withExpression = (from: string, to: string) => (rule: StoredRule) => ({
  ...rule,
  data: rule.data.map((query) => ({
    ...query,
    model: { ...query.model, ...(query.refId === 'A' ? { expr: String(query.model['expr']).replace(from, to) } : {}) },
  })),
});

const owners = ({ differences }: Change) =>
  Object.fromEntries(differences.map(({ field, changedBy, applied: before }) => [field, [changedBy, before]]));

describe('a rule that was edited by hand while the settings changed', () => {
  it('says of each field who changed it', () => {
    const change = changeOf(wantedBy(withNumber(9)), applied(wantedBy(settings), withFor('30m')));
    expect(change).toMatchObject({ kind: 'edited', areSettingsNewer: true });
    expect(changeWords(change)).toBe('for 15m → 30m (by hand), threshold 8 s → 9 s (by the settings)');
    expect(owners(change)).toMatchObject({
      for: ['hand', '15m'],
      threshold: ['settings', '8 s'],
      expression: ['settings', expect.stringContaining('> 8')],
    });
  });

  it('says what the upgrade wants where not the settings but the plugin changed', () => {
    const older = applied(wantedBy(settings, '1.1.0'), withFor('30m'));
    // As if 1.2.0 had another default: from the same settings it compiles another number.
    const newer = stamped(desiredState(withNumber(9), []), settings, '1.2.0');
    expect(changeWords(changeOf(newer, older))).toBe('for 15m → 30m (by hand), threshold 8 s → 9 s (by the upgrade)');
  });

  it('says both values of a field that both changed', () => {
    const change = changeOf(wantedBy(withWarning({ for: '20m' })), applied(wantedBy(settings), withFor('30m')));
    expect(owners(change)['for']).toEqual(['both', '15m']);
    expect(changeWords(change)).toContain('for 15m → 30m by hand and 20m by the settings');
  });

  it('tells a number that was typed into the query from one of the settings', () => {
    const edited = applied(wantedBy(settings), withExpression('> 8', '> 12'));
    expect(changeWords(changeOf(wantedBy(settings), edited))).toBe('threshold 8 s → 12 s (in Grafana)');
    expect(changeWords(changeOf(wantedBy(withNumber(9)), edited))).toBe(
      'threshold 8 s → 12 s by hand and 9 s by the settings'
    );
    expect(changeWords(changeOf(wantedBy(withWarning({ for: '20m' })), edited))).toContain(
      'threshold 8 s → 12 s (by hand), queried time last 15m → last 20m, for 15m → 20m (by the settings)'
    );
  });

  it('knows labels, texts and the contact point', () => {
    const told = { ...settings, alerting: { ...settings.alerting, contactPoint: 'on call' } };
    const edited = applied(wantedBy(settings), (rule) => ({
      ...rule,
      labels: { ...rule.labels, team: 'network' },
      annotations: { ...rule.annotations, summary: 'Mine: {{ $labels.node }}' },
    }));
    expect(owners(changeOf(wantedBy(told), edited))).toMatchObject({
      'label team': ['hand', ''],
      summary: ['hand', expect.stringContaining('$labels')],
      'contact point': ['settings', 'notification policies'],
    });
  });

  it('knows a query that somebody added', () => {
    const edited = applied(wantedBy(settings), (rule) => ({
      ...rule,
      data: [...rule.data, { refId: 'B', datasourceUid: 'other', model: { expr: 'up' } }],
    }));
    expect(owners(changeOf(wantedBy(withWarning({ for: '20m' })), edited))).toMatchObject({
      'query B': ['hand', ''],
      for: ['settings', '15m'],
    });
  });

  it('says only what differs where it remembers no more than a fingerprint', () => {
    const edited = applied(wantedBy(settings), (rule) => ({
      ...withFor('30m')(rule),
      annotations: { ...rule.annotations, __applied__: (rule.annotations?.['__applied__'] ?? '').split(' ')[0] ?? '' },
    }));
    const change = changeOf(wantedBy(withNumber(9)), edited);
    expect(change.differences.map(({ changedBy }) => changedBy)).not.toContain('settings');
    expect(changeWords(change)).toBe('threshold 9 s → 8 s, for 15m → 30m (from the settings to Grafana)');
    expect(changeWords(changeOf(wantedBy(settings), edited))).toBe('for 15m → 30m (in Grafana)');
  });
});

describe('what a rule remembers', () => {
  it('is small, also with numbers of their own for 50 clusters', () => {
    const sizes = (of: Settings) =>
      wantedBy(of).groups.flatMap(({ rules }) =>
        rules.map(({ annotations }) => annotations['__applied__']?.length ?? 0)
      );
    expect(Math.max(...sizes(settings))).toBeLessThan(600);
    const clusters = Array.from({ length: 50 }, (_, index) => [
      `prod-${index}`,
      {
        kubeProxy: true,
        signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 2 + index / 10 } } } } },
      },
    ]);
    const sources = settings.sources.map((source) => ({ ...source, clusters: Object.fromEntries(clusters) }));
    expect(Math.max(...sizes({ ...settings, sources }))).toBeLessThan(1000);
  });

  it('holds nothing that Grafana takes for a template', () => {
    const told = { ...settings, alerting: { ...settings.alerting, extraLabels: { team: '{{ $labels.x }}' } } };
    for (const { annotations } of wantedBy(told).groups.flatMap(({ rules }) => rules)) {
      expect(annotations['__applied__']).not.toMatch(/\{\{|\$/);
    }
  });
});

describe('a dashboard that was edited by hand while the settings changed', () => {
  it('says of each panel who changed it', () => {
    const before = applied(wantedBy(settings, '1.2.0', [dashboardWith(8, 'ours')]));
    const edited = dashboardWith(8, 'mine').model;
    const dashboards = before.dashboards.map((one) => ({
      ...one,
      model: { ...edited, [appliedDashboardKey]: one.model[appliedDashboardKey] },
    }));
    const wanted = wantedBy(withNumber(9), '1.2.0', [dashboardWith(9, 'ours')]);
    const change = changeOf(wanted, { ...before, dashboards }, 'kubeproxy-node');
    expect(changeWords(change)).toBe(
      'panel “Errors” changed (by hand), threshold line of “Sync time” 8 (red) → 9 (red) (by the settings)'
    );
    expect(change.differences.map((difference) => whoChanged(difference, change.origin))).toEqual([
      'by the settings',
      'by hand',
    ]);
  });
});
