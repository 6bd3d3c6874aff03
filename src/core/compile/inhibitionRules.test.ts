import { bundledSettings, newSource } from '../settings/bundledSettings';
import { parseSettings } from '../settings/parse';
import { catalogue } from '../signals/catalogue';
import { compileInhibitionRules, type InhibitionRule } from './inhibitionRules';
import { compileRules } from './rules';

const settings = bundledSettings();
const all = () => compileInhibitionRules(settings).inhibit_rules;
const ofLevels = ({ equal }: InhibitionRule) => equal.includes('alertname');
const compiled = () => all().filter((rule) => !ofLevels(rule));

const valueOf = (matchers: readonly string[]) => /^alertname=~?"(.*)"$/.exec(matchers[0] ?? '')?.[1]?.split('|') ?? [];

it('keeps every symptom quiet while one of its causes is alerted, and nothing else', () => {
  const alerted = new Set(compileRules(settings).map(({ signal }) => signal.id));
  const wanted = catalogue
    .filter(({ id }) => alerted.has(id))
    .flatMap(({ alert, causedBy = [] }) =>
      causedBy.map((cause) => `${catalogue.find(({ id }) => id === cause)?.alert ?? ''} → ${alert}`)
    );
  const written = compiled().flatMap(({ source_matchers, target_matchers }) =>
    valueOf(source_matchers).flatMap((cause) => valueOf(target_matchers).map((symptom) => `${cause} → ${symptom}`))
  );
  expect(written.sort()).toEqual(wanted.sort());
});

it('compares the node where both are about one, else the cluster', () => {
  const ofCause = (alert: string) => compiled().filter(({ source_matchers }) => valueOf(source_matchers)[0] === alert);
  expect(ofCause('KubeProxyRulesStale').map(({ equal }) => equal)).toEqual([['cluster', 'node']]);
  expect(ofCause('KubeProxyDown').map(({ equal }) => equal)).toEqual([['cluster']]);
  // It names a node, and explains a number of the whole cluster.
  expect(ofCause('KubeProxyNodeNotCovered').map(({ equal }) => equal)).toEqual([['cluster']]);
});

it('names one alert as it is, and several as a choice', () => {
  const ofCause = (alert: string) =>
    compiled().filter(({ source_matchers }) => source_matchers[0] === `alertname="${alert}"`);
  expect(ofCause('KubeProxyMetricsMissing').map(({ target_matchers }) => target_matchers[0])).toEqual([
    'alertname="KubeProxyInstanceMetricsMissing"',
  ]);
  expect(ofCause('KubeProxyRulesStale').map(({ target_matchers }) => target_matchers[0])).toEqual([
    'alertname=~"KubeProxySyncFailing|KubeProxyLivezFailing"',
  ]);
});

it('looks at each source on its own: an alert that one of them has quietens nothing on another', () => {
  const sources = [
    { ...newSource('prom01', 'One', 'one'), clusters: { edge: { signals: { down: { enabled: true } } } } },
    { ...newSource('prom02', 'Two', 'two'), clusterLabel: 'k8s' },
  ];
  const parsed = parseSettings({ sources, signals: { down: { enabled: false } } });
  const written = parsed.kind === 'usable' ? compileInhibitionRules(parsed.settings).inhibit_rules : [];
  const ofDown = written.filter(({ source_matchers }) => source_matchers[0] === 'alertname="KubeProxyDown"');
  expect(ofDown.map(({ equal }) => equal)).toEqual([['cluster']]);
});

it('is about this product only', () => {
  for (const { source_matchers, target_matchers } of all()) {
    expect([source_matchers[1], target_matchers[1]]).toEqual(['component="kube-proxy"', 'component="kube-proxy"']);
  }
});

it('leaves out what is off, and has a rule for each name of the cluster label', () => {
  const off = compileInhibitionRules({ ...settings, signals: { down: { enabled: false } } });
  expect(off.inhibit_rules.flatMap(({ source_matchers }) => valueOf(source_matchers))).not.toContain('KubeProxyDown');

  const sources = [newSource('prom01', 'One', 'one'), { ...newSource('prom02', 'Two', 'two'), clusterLabel: 'k8s' }];
  const labels = compileInhibitionRules({ ...settings, sources }).inhibit_rules.map(
    ({ equal }) => equal.filter((label) => label !== 'alertname')[0]
  );
  expect(new Set(labels)).toEqual(new Set(['cluster', 'k8s']));

  const same = [newSource('prom01', 'One', 'one'), newSource('prom02', 'Two', 'two')];
  expect(compileInhibitionRules({ ...settings, sources: same }).inhibit_rules).toEqual(all());
});

it('tells one level of an alert on a node or cluster: critical before warning', () => {
  expect(all().filter(ofLevels)).toEqual([
    {
      source_matchers: ['severity="critical"', 'component="kube-proxy"'],
      target_matchers: ['severity="warning"', 'component="kube-proxy"'],
      equal: ['alertname', 'cluster', 'node'],
    },
  ]);
});

it('leaves out levels of which no signal has two', () => {
  const onlyWarnings = Object.fromEntries(
    catalogue
      .filter(({ levels }) => levels.length > 1)
      .map(({ id }) => [id, { levels: { critical: { enabled: false } } }])
  );
  const { inhibit_rules: left } = compileInhibitionRules({ ...settings, signals: onlyWarnings });
  expect(left.filter(ofLevels)).toEqual([]);
});
