import { newSource } from '../settings/bundledSettings';
import { defaultSettings, parseSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { compileRules, rulesAsIfOn, rulesOfSignal, runbookUrl } from './rules';

const source = newSource('prom01', 'Prometheus', 'prometheus');

function settingsWith(more: object = {}): Settings {
  const parsed = parseSettings({ sources: [source], ...more });
  if (parsed.kind !== 'usable') {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed.settings;
}

const rulesOf = (id: Parameters<typeof signalById>[0], more: object = {}) =>
  rulesOfSignal(settingsWith(more), source, signalById(id));

it('has a rule for each level of a signal, with the time that the level waits', () => {
  expect(rulesOf('api-server-errors').map(({ uid, severity, for: lasting }) => [uid, severity, lasting])).toEqual([
    ['kpm-prom01-api-server-errors-w', 'warning', '10m'],
    ['kpm-prom01-api-server-errors-c', 'critical', '30m'],
  ]);
});

it('has no rule for a level that is off, and none for a signal that is', () => {
  const levels = { 'api-server-errors': { levels: { critical: { enabled: false } } } };
  expect(rulesOf('api-server-errors', { signals: levels }).map(({ severity }) => severity)).toEqual(['warning']);
  expect(rulesOf('api-server-errors', { signals: { 'api-server-errors': { enabled: false } } })).toEqual([]);
  expect(rulesOf('conntrack-invalid-drops')).toEqual([]);
});

it('says what a signal that is off would alert on, on every source, and leaves others as they are', () => {
  const sources = [source, newSource('prom02', 'Other', 'other')];
  const settings = settingsWith({
    sources,
    signals: { 'sync-slow': { enabled: false, levels: { warning: { parameters: { threshold: 5 } } } } },
  });
  const rules = rulesAsIfOn(settings, signalById('sync-slow'));
  expect(rules.map(({ uid }) => uid)).toEqual([
    'kpm-prom01-sync-slow-w',
    'kpm-prom01-sync-slow-c',
    'kpm-prom02-sync-slow-w',
    'kpm-prom02-sync-slow-c',
  ]);
  expect(rules[0]?.expression.text).toContain('> 5');
  // Its causes are as the settings have them.
  const without = { ...settings, signals: { ...settings.signals, 'instance-down': { enabled: false } } };
  expect(rulesAsIfOn(without, signalById('rules-stale'))[0]?.expression.text).not.toBe(
    rulesAsIfOn(settings, signalById('rules-stale'))[0]?.expression.text
  );
});

it('waits for a cause to settle as long as the level that fires first waits; pages see the cause at once', () => {
  const [warning, critical] = rulesOf('api-server-errors');
  expect(warning?.expression.text).toContain('[8m:2m]');
  expect(critical?.expression.text).toContain('[8m:2m]');
  expect(critical?.expressionAtOnce().text).not.toContain('[8m:2m]');
  expect(critical?.expressionAtOnce().text).toContain('> 0.9');
});

it('labels a rule with what the user adds, its severity and the product’s component', () => {
  const alerting = { extraLabels: { team: 'network' } };
  expect(rulesOf('down', { alerting })[0]?.labels).toEqual({
    team: 'network',
    severity: 'critical',
    component: 'kube-proxy',
  });
});

it('says what is wrong in words of the reader that the message is written for', () => {
  const [rule] = rulesOf('sync-slow');
  expect(rule?.summary('prometheus')).toContain('{{ $labels.node }}');
  expect(rule?.description('prometheus')).toContain('$value }}');
  expect(rule?.description('grafana')).toContain('$values.A.Value');
  expect(rule?.description('grafana')).toContain('above 8 s');
});

it('links the runbook of the signal, at the product’s address or the user’s', () => {
  const at = (runbookBaseUrl?: string) =>
    runbookUrl(settingsWith({ alerting: { runbookBaseUrl } }), signalById('down'));
  expect(at()).toMatch(/^https:\/\/.*[^/]\/down\.md$/);
  expect(at('https://wiki.example/kube-proxy')).toBe('https://wiki.example/kube-proxy/down.md');
  expect(at('https://wiki.example/kube-proxy//')).toBe('https://wiki.example/kube-proxy/down.md');
  const [rule] = rulesOf('down', { alerting: { runbookBaseUrl: 'https://wiki.example' } });
  expect(rule?.runbookUrl).toBe('https://wiki.example/down.md');
});

it('has the rules of one source after those of another, causes before symptoms', () => {
  const settings = { ...defaultSettings(), sources: [source, newSource('prom02', 'Other', 'other')] };
  const rules = compileRules(settings);
  expect(rules.map((rule) => rule.source.id)).toEqual([
    ...rules.slice(rules.length / 2).map(() => 'prom01'),
    ...rules.slice(rules.length / 2).map(() => 'prom02'),
  ]);
  const ids = rules.map(({ signal }) => signal.id);
  expect(ids.indexOf('down')).toBeLessThan(ids.indexOf('instance-down'));
});
