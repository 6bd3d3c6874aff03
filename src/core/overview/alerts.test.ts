import { withNewSource } from '../settings/edit';
import { defaultSettings } from '../settings/parse';
import { firingAlerts, problemSince, type EvaluatedRule } from './alerts';
import { clusterRows } from './clusterRows';
import { overviewQueries } from './overviewQueries';
import { problemsOf } from './problems';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const rows = settings.sources.flatMap((source) =>
  clusterRows(source, { targets: ['prod', 'edge'].map((cluster) => ({ labels: { cluster }, value: 3 })) }, [])
);
const row = (cluster: string) => {
  const found = rows.find((one) => one.cluster === cluster);
  if (found === undefined) {
    throw new Error(`No row for ${cluster}`);
  }
  return found;
};

const instance = (cluster: string, name: string, state: string, since?: number) => ({
  labels: { cluster, node: name },
  state,
  since,
});
const listing = (uid: string, instances: EvaluatedRule['instances'], activeCount = instances.length) => ({
  uid,
  instances,
  activeCount,
});
const states: EvaluatedRule[] = [
  listing('kpm-abc123-sync-slow-w', [instance('prod', 'a1', 'Alerting'), instance('prod', 'a2', 'Pending')]),
  listing('kpm-abc123-rules-stale-c', [
    instance('prod', 'a1', 'Alerting', 2000),
    instance('prod', 'a3', 'Alerting', 1000),
  ]),
  listing('kpm-zzzzzz-rules-stale-c', [instance('prod', 'b1', 'Alerting', 500)]),
];

describe('alerts of a cluster', () => {
  it('are counted by severity, the worst first, without pending ones and those of other sources', () => {
    expect(firingAlerts(row('prod'), states)).toEqual([
      { severity: 'critical', count: 2, mayBeMore: false },
      { severity: 'warning', count: 1, mayBeMore: false },
    ]);
    expect(firingAlerts(row('edge'), states)).toEqual([]);
  });

  it('may be more where Grafana did not list all of a rule, also in a cluster of which it listed none', () => {
    const cut = [listing('kpm-abc123-rules-stale-c', [instance('prod', 'a1', 'Alerting')], 40)];
    expect(firingAlerts(row('prod'), cut)).toEqual([{ severity: 'critical', count: 1, mayBeMore: true }]);
    expect(firingAlerts(row('edge'), cut)).toEqual([{ severity: 'critical', count: 0, mayBeMore: true }]);
  });

  it('say since when the nodes of a problem are affected', () => {
    const rules = settings.sources.flatMap((source) => overviewQueries(settings, source).rules);
    const [problem] = problemsOf(rules, {
      'kpm-abc123-rules-stale-c': [{ labels: { cluster: 'prod', instance: 'a1:10249', node: 'a1' }, value: 60 }],
    });
    if (problem === undefined) {
      throw new Error('The stale node is a problem');
    }
    expect(problemSince(problem, states)).toBe(2000);
    expect(problemSince(problem, [])).toBeUndefined();
    const waiting = [listing('kpm-abc123-rules-stale-c', [instance('prod', 'a1', 'Pending', 1000)])];
    expect(problemSince(problem, waiting)).toBeUndefined();
  });
});
