import { newSource } from '../settings/bundledSettings';
import { defaultSettings, parseSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { branchesOfAllClusters } from './branches';
import { alertsIn, compilePrometheusRules } from './prometheusRules';
import { compileRules } from './rules';

function settingsWith(clusters: unknown, more: object = {}): Settings {
  const parsed = parseSettings({
    sources: [{ id: 'abc123', name: 'Main', datasourceUid: 'prometheus', clusters }],
    ...more,
  });
  if (parsed.kind !== 'usable') {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed.settings;
}

function ruleOf(settings: Settings, alert: string, severity: string) {
  const rule = alertsIn(compilePrometheusRules(settings)).find(
    (one) => one.alert === alert && one.labels.severity === severity
  );
  if (rule === undefined) {
    throw new Error(`No rule ${alert} (${severity})`);
  }
  return rule;
}

const syncSlow = (threshold: number) => ({ 'sync-slow': { levels: { warning: { parameters: { threshold } } } } });

describe('overrides per cluster', () => {
  it('compile into branches of one rule', () => {
    const settings = settingsWith({ edge: { signals: syncSlow(12) }, 'edge.2': { signals: syncSlow(12) }, prod: {} });
    const { expr } = ruleOf(settings, 'KubeProxySyncSlow', 'warning');
    expect(expr).toContain('cluster!~"edge|edge\\\\.2"');
    expect(expr).toContain('cluster=~"edge|edge\\\\.2"');
    expect(expr.match(/> (8|12)\b/g)).toEqual(['> 8', '> 12']);
  });

  it('of the node count split the rules that count nodes, and no other', () => {
    const alertsOf = (clusters: unknown) => alertsIn(compilePrometheusRules(settingsWith(clusters)));
    const before = new Map(alertsOf({ edge: {} }).map(({ alert, labels, expr }) => [alert + labels.severity, expr]));
    const changed = alertsOf({ edge: { expectedNodes: { mode: 'fixed', fixed: 4 } } })
      .filter(({ alert, labels, expr }) => before.get(alert + labels.severity) !== expr)
      .map(({ alert }) => alert);
    expect(changed).toEqual(['KubeProxyNodeNotCovered', 'KubeProxyCoverageBelowExpected']);
  });

  it('do not make a cluster one that must be there', () => {
    const down = (own: object) => ruleOf(settingsWith({ edge: own }), 'KubeProxyDown', 'critical').expr;
    expect(down({})).toContain('"edge"');
    expect(down({ expectedByName: false })).not.toContain('"edge"');
    const numbers = { down: { levels: { critical: {} } }, ...syncSlow(12) };
    expect(down({ expectedByName: false, signals: numbers })).not.toContain('"edge"');
    const apart = { expectedNodes: { mode: 'fixed', fixed: 4 } };
    expect(down(apart)).toContain('vector(1), "cluster", "edge"');
    expect(down({ ...apart, expectedByName: false })).not.toContain('vector(1)');
    expect(ruleOf(settingsWith({}), 'KubeProxyDown', 'critical').expr).not.toContain('vector(1)');
  });

  it('of the node count leave the rest as the source has it', () => {
    const coverage = (expectedNodes: object, own: object) =>
      alertsIn(
        compilePrometheusRules(
          settingsWith(
            {},
            {
              sources: [
                {
                  id: 'abc123',
                  name: 'Main',
                  datasourceUid: 'p',
                  expectedNodes,
                  clusters: { edge: { expectedNodes: own } },
                },
              ],
            }
          )
        )
      ).find(({ alert }) => alert === 'KubeProxyCoverageBelowExpected')?.expr;
    const whole = { mode: 'fixed', fixed: 3, tolerance: { value: 7, unit: 'nodes' } };
    expect(coverage(whole, { mode: 'fixed', fixed: 9 })).toBe(coverage(whole, { ...whole, fixed: 9 }));
  });

  it('are in no selector where no cluster says anything of its own', () => {
    const { expr } = ruleOf(settingsWith({ prod: {} }), 'KubeProxyInstanceDown', 'warning');
    expect(expr).toContain('(up{job=~"(.*/)?kube-proxy(-windows)?"})');
    expect(expr).not.toContain('cluster!');
  });

  it('leave the uid of a rule as it is', () => {
    const uids = (settings: Settings) => compileRules(settings).map(({ uid }) => uid);
    expect(uids(settingsWith({ edge: { signals: syncSlow(12) } }))).toEqual(uids(settingsWith({})));
  });

  it('tell the threshold of the cluster that the alert is about', () => {
    const settings = settingsWith({ edge: { signals: syncSlow(12) } });
    expect(ruleOf(settings, 'KubeProxySyncSlow', 'warning').annotations.description).toContain(
      '{{ if or (eq $labels.cluster "edge") }}12 s{{ else }}8 s{{ end }}'
    );
  });

  it('silence a cluster without kube-proxy wholly', () => {
    const settings = settingsWith({ cilium: { kubeProxy: false } });
    for (const { expr, alert } of alertsIn(compilePrometheusRules(settings))) {
      expect({ alert, excluded: expr.includes('cluster!="cilium"') }).toEqual({ alert, excluded: true });
      expect(expr).not.toContain('cluster="cilium"');
    }
  });

  it('switch a signal off for one cluster only', () => {
    const settings = settingsWith({ edge: { signals: { 'rules-stale': { enabled: false } } } });
    const { expr } = ruleOf(settings, 'KubeProxyRulesStale', 'critical');
    expect(expr).toContain('cluster!="edge"');
    expect(expr).not.toContain('cluster="edge"');
  });
});

describe('a signal that is switched off', () => {
  const off = (id: string) => ({ signals: { [id]: { enabled: false } } });

  it('has no rule', () => {
    const alerts = compileRules(settingsWith({}, off('sync-slow'))).map(({ signal }) => signal.alert);
    expect(alerts).not.toContain('KubeProxySyncSlow');
    expect(alerts).toContain('KubeProxyRulesStale');
  });

  it('no longer hides its symptoms', () => {
    const withCause = ruleOf(settingsWith({}), 'KubeProxyRulesStale', 'critical').expr;
    const without = ruleOf(settingsWith({}, off('instance-down')), 'KubeProxyRulesStale', 'critical').expr;
    expect(withCause).toMatch(/unless on \(cluster, job, instance, node\)\n +\(\n.*up\{/);
    expect(without).not.toMatch(/unless on \(cluster, job, instance, node\)\n +\(\n.*up\{/);
  });

  it('leaves unreachable instances to the node count', () => {
    const running = /sum by \(cluster\) \(\s*max by \(cluster, internal_ip\) \(/;
    expect(ruleOf(settingsWith({}), 'KubeProxyCoverageBelowExpected', 'warning').expr).not.toMatch(running);
    expect(ruleOf(settingsWith({}, off('instance-down')), 'KubeProxyCoverageBelowExpected', 'warning').expr).toMatch(
      running
    );
  });
});

it('expects clusters by name once they are confirmed', () => {
  const { expr } = ruleOf(settingsWith({ 'prod "eu" $1': {} }), 'KubeProxyDown', 'critical');
  expect(expr).toContain('label_replace(vector(1), "cluster", "prod \\"eu\\" $$1", "", "")');
});

it('speaks about every cluster that has kube-proxy, in branches of how its nodes are counted', () => {
  const settings = settingsWith({
    cilium: { kubeProxy: false },
    prod: { signals: syncSlow(12) },
    edge: { expectedNodes: { mode: 'fixed', fixed: 4 } },
  });
  const branches = settings.sources.flatMap((source) => branchesOfAllClusters(settings, source));
  expect(branches.map(({ clusters, causes, parameters }) => ({ clusters, causes, parameters }))).toEqual([
    { clusters: undefined, causes: [], parameters: {} },
    { clusters: ['edge'], causes: [], parameters: {} },
  ]);
  expect(branches.map(({ kubeProxy }) => kubeProxy.expectedNodes.mode)).toEqual(['auto', 'fixed']);
  expect(branches[0]?.kubeProxy.running().text).toContain('cluster!~"cilium|edge"');
});

it('compiles one rule per source, signal and level', () => {
  const settings: Settings = {
    ...defaultSettings(),
    sources: [newSource('aaaaaa', 'One', 'one'), newSource('bbbbbb', 'Two', 'two')],
  };
  const uids = compileRules(settings).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids).toContain('kpm-aaaaaa-sync-slow-w');
  expect(uids).toContain('kpm-bbbbbb-sync-slow-c');
  expect(uids.every((uid) => uid.length <= 40)).toBe(true);
});
