import { withNewSource, withSignalEnabled } from '../settings/edit';
import { defaultSettings, parseSettings } from '../settings/parse';
import { type ExpectedNodes } from '../settings/schema';
import { clusterRows } from './clusterRows';
import { overviewQueries, type Answers, type Sample } from './overviewQueries';
import { problemSentence, problemsOf } from './problems';
import { failedSignals, uncheckedSignals, verdictOf } from './verdict';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const [source] = settings.sources;
if (source === undefined) {
  throw new Error('The settings of this test have a source');
}
const { texts, rules } = overviewQueries(settings, source);

const node = (name: string, value: number, cluster = 'prod'): Sample => ({
  labels: { cluster, job: 'kube-proxy', instance: `${name}:10249`, node: name },
  value,
});
const inCluster = (cluster: string, value: number, labels = {}): Sample => ({ labels: { cluster, ...labels }, value });

const silence: Answers = Object.fromEntries(rules.map(({ uid }) => [uid, []]));
const healthy: Answers = {
  ...silence,
  expected: [inCluster('prod', 3), inCluster('edge', 2)],
  running: [inCluster('prod', 3), inCluster('edge', 2)],
  targets: [inCluster('prod', 3), inCluster('edge', 2)],
  'slowest-sync': [inCluster('prod', 0.42), inCluster('edge', NaN)],
  version: [inCluster('prod', 3, { git_version: 'v1.35.4' })],
  modes: [inCluster('prod', 1, { mode: 'nftables' }), inCluster('prod', 2, { mode: 'iptables' })],
};

function look(answers: Answers) {
  const problems = problemsOf(rules, answers);
  const rows = clusterRows(source ?? fail(), answers, problems);
  return { problems, rows, verdict: verdictOf({ rows, problems, failed: failedSignals(rules, answers) }) };
}

function fail(): never {
  throw new Error('No source');
}

describe('Overview', () => {
  it('asks every rule for what fires now, without its for and without what a cause explains by now', () => {
    const mayBeReasons = ['sync-failing', 'livez-failing'];
    const others = rules.filter(({ signal }) => !mayBeReasons.includes(signal.id));
    expect(others.map(({ uid }) => texts[uid])).toEqual(others.map(({ expressionAtOnce }) => expressionAtOnce().text));
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['expected', 'running', 'slowest-sync']));
  });

  it('says in one sentence that all is well', () => {
    expect(look(healthy).verdict).toEqual({
      kind: 'up to date',
      sentence: 'All 5 nodes in 2 clusters are up to date.',
    });
  });

  it('names the one node whose rules are stale, its cluster and for how long', () => {
    const { problems, verdict, rows } = look({ ...healthy, 'kpm-abc123-rules-stale-c': [node('a7', 240)] });
    expect(verdict.sentence).toBe('1 node has stale Service rules: a7 (prod), 4 min.');
    expect(problems[0]?.nodes[0]?.labels['instance']).toBe('a7:10249');
    expect(rows[0]).toMatchObject({ name: 'prod', running: 3, upToDate: 2 });
  });

  it('names a node once that has several targets, and counts each of these, as it does where all is well', () => {
    const first = node('a7', 240);
    const second = { labels: { ...first.labels, instance: '[fd00::7]:10249' }, value: 241 };
    const { problems, verdict, rows } = look({ ...healthy, 'kpm-abc123-rules-stale-c': [first, second] });
    expect(verdict.sentence).toBe('1 node has stale Service rules: a7 (prod), 4 min.');
    expect(problems[0]?.nodes.map(({ labels }) => labels['instance'])).toEqual(['[fd00::7]:10249']);
    expect(rows[0]).toMatchObject({ running: 3, upToDate: 1 });
  });

  it('counts one kube-proxy that is scraped at two ports, and each of those that only their nodes tell apart', () => {
    const at = (instance: string, name: string) => ({
      labels: { cluster: 'prod', job: 'kube-proxy', instance, node: name },
      value: 240,
    });
    const upToDate = (...stale: Sample[]) => look({ ...healthy, 'kpm-abc123-rules-stale-c': stale }).rows[0]?.upToDate;
    expect(upToDate(at('10.0.0.7:10249', 'a7'), at('10.0.0.7:10256', 'a7'))).toBe(2);
    expect(upToDate(at('[fd00::7]:10249', 'a7'), at('[fd00::7]:10256', 'a7'))).toBe(2);
    expect(upToDate(at('127.0.0.1:10249', 'a7'), at('127.0.0.1:10249', 'a8'))).toBe(1);
  });

  it('tells critical before warning, and a node that is beyond critical only once', () => {
    const { problems } = look({
      ...healthy,
      'kpm-abc123-sync-slow-w': [node('a1', 15), node('a2', 9)],
      'kpm-abc123-sync-slow-c': [node('a1', 15)],
      'kpm-abc123-instance-down-w': [node('a3', 0)],
    });
    expect(problems.map(problemSentence)).toEqual([
      '1 node programs its rules slowly: a1 (prod), 15 s per sync.',
      '1 node has a kube-proxy that cannot be reached: a3 (prod).',
      '1 node programs its rules slowly: a2 (prod), 9 s per sync.',
    ]);
  });

  it('names five nodes, the worst first, and counts the others', () => {
    const many = Array.from({ length: 8 }, (_, index) => node(`a${index}`, 100 + 60 * index));
    const { verdict } = look({ ...healthy, 'kpm-abc123-rules-stale-c': many });
    expect(verdict.sentence).toBe(
      '8 nodes have stale Service rules: a7, a6, a5, a4, a3 and 3 more (prod), up to 9 min.'
    );
  });

  it('speaks of a cluster without nodes to name, also when its label is empty', () => {
    const { verdict, rows } = look({ ...silence, 'kpm-abc123-down-c': [{ labels: {}, value: 1 }] });
    expect(verdict.sentence).toBe('No kube-proxy of Prometheus can be reached.');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'monitored', cluster: '', name: 'Prometheus', running: 0 });
  });

  it('does not count nodes of which nothing is known as up to date', () => {
    const { rows } = look({ ...healthy, 'kpm-abc123-metrics-missing-c': [inCluster('prod', 3)] });
    expect(rows[0]?.upToDate).toBeUndefined();
  });

  it('takes no sync for an unknown duration', () => {
    expect(look(healthy).rows.find(({ name }) => name === 'edge')).toMatchObject({ slowestSyncSeconds: undefined });
  });

  it('counts nodes once whose requests fail or are rejected, and calls none up to date that hears of nothing', () => {
    const { rows } = look({
      ...healthy,
      'kpm-abc123-api-server-unauthorized-c': [node('a1', 30)],
      'kpm-abc123-api-server-errors-c': [node('a1', 0.95)],
      'kpm-abc123-api-server-errors-w': [node('a1', 0.95), node('a2', 0.3)],
    });
    expect(rows.find(({ name }) => name === 'prod')).toMatchObject({ withApiErrors: 2, upToDate: 2, cutOff: 1 });
    expect(rows.find(({ name }) => name === 'edge')).toMatchObject({ withApiErrors: 0, upToDate: 2, cutOff: 0 });
  });

  it('tells a node that is stale and rejected as stale', () => {
    const { rows } = look({
      ...healthy,
      'kpm-abc123-rules-stale-c': [node('a1', 240)],
      'kpm-abc123-api-server-unauthorized-c': [node('a1', 30), node('a2', 30)],
    });
    expect(rows[0]).toMatchObject({ running: 3, upToDate: 1, cutOff: 1 });
  });

  it('counts the nodes for which one alert speaks, and does not know whether they are up to date', () => {
    const { rows } = look({ ...healthy, 'kpm-abc123-api-server-unusable-c': [inCluster('prod', 2 / 3)] });
    expect(rows[0]).toMatchObject({ name: 'prod', withApiErrors: 2, upToDate: undefined });
  });

  it('knows of no errors of the API server where these were not asked, or not answered', () => {
    const refused = look({ ...healthy, 'kpm-abc123-api-server-errors-w': undefined });
    expect(refused.rows[0]?.withApiErrors).toBeUndefined();
    expect(clusterRows(source ?? fail(), { targets: healthy['targets'] }, [])[0]?.withApiErrors).toBeUndefined();
  });

  it('never says that all is well when a query failed', () => {
    const { verdict } = look({ ...healthy, 'kpm-abc123-rules-stale-c': undefined });
    expect(verdict).toEqual({ kind: 'not known', sentence: 'Not everything could be checked: Stale Service rules.' });
  });

  it('finds nothing where Prometheus knows no kube-proxy, and does not take nodes alone for one', () => {
    const { verdict, rows } = look({ ...silence, expected: [inCluster('cilium', 4)] });
    expect(verdict.kind).toBe('nothing found');
    expect(rows[0]).toMatchObject({ name: 'cilium', kind: 'none seen' });
  });

  it('says of a cluster that is confirmed to have none that it has none', () => {
    const parsed = parseSettings({
      sources: [{ id: 'abc123', name: 'P', datasourceUid: 'prom', clusters: { cilium: { kubeProxy: false } } }],
    });
    const confirmed = parsed.kind === 'usable' ? parsed.settings.sources[0] : undefined;
    expect(clusterRows(confirmed ?? fail(), healthy, []).find(({ name }) => name === 'cilium')?.kind).toBe(
      'no kube-proxy'
    );
  });

  it('names every node that has no kube-proxy, though none of them has a target', () => {
    const uncovered = rules.find(({ signal }) => signal.id === 'node-not-covered')?.uid ?? fail();
    const { verdict } = look({
      ...healthy,
      [uncovered]: ['a1', 'a2'].map((name) => inCluster('prod', 1, { node: name })),
    });
    expect(verdict.sentence).toBe('2 nodes have no kube-proxy: a1, a2 (prod).');
  });

  it.each<[Partial<ExpectedNodes>, number, string]>([
    [{ mode: 'auto' }, 2, '2 nodes of prod have no kube-proxy.'],
    [{ mode: 'nodes' }, 1, '1 node of prod has no kube-proxy.'],
    [{ mode: 'fixed', fixed: 14 }, 2, '2 fewer kube-proxies than expected in prod (14 entered, 12 found).'],
    [{ mode: 'fixed', fixed: 1 }, 1, '1 fewer kube-proxy than expected in prod (1 entered, none found).'],
    [{ mode: 'discovered' }, 2, '2 fewer kube-proxies than expected in prod.'],
  ])('says of missing ones what is known where %j are expected', (own, value, sentence) => {
    const parsed = parseSettings({
      sources: [
        { id: 'abc123', name: 'P', datasourceUid: 'prom', clusters: { prod: { kubeProxy: true, expectedNodes: own } } },
      ],
    });
    if (parsed.kind !== 'usable') {
      return fail();
    }
    const [one] = parsed.settings.sources;
    const compiled = overviewQueries(parsed.settings, one ?? fail()).rules;
    const found = problemsOf(compiled, { 'kpm-abc123-coverage-below-expected-w': [inCluster('prod', value)] });
    expect(found.map(problemSentence)).toEqual([sentence]);
  });

  it('calls nodes up to date while an upgrade runs two versions', () => {
    const skew = rules.find(({ signal }) => signal.id === 'version-skew')?.uid ?? fail();
    const { verdict, problems } = look({ ...healthy, [skew]: [inCluster('prod', 2)] });
    expect(verdict.kind).toBe('up to date');
    expect(problems.map(problemSentence)).toEqual(['kube-proxies of prod run 2 versions.']);
  });

  it('does not list what is off unless somebody asks for it', () => {
    expect(uncheckedSignals(settings)).toEqual([]);
  });

  it('lists what is switched off', () => {
    expect(uncheckedSignals(withSignalEnabled(settings, 'rules-stale', false))).toEqual(['Stale Service rules']);
  });

  it('leaves cluster names as they are, whatever they hold', () => {
    const { verdict } = look({ ...healthy, 'kpm-abc123-rules-stale-c': [node('a"\\<b>', 60, 'prod{}|"x"')] });
    expect(verdict.sentence).toBe('1 node has stale Service rules: a"\\<b> (prod{}|"x"), 1 min.');
  });
});
