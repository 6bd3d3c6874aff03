import { promqlProblems } from '../../../tests/source/promql';
import { bundledSettings, newSource } from '../settings/bundledSettings';
import { withSignalEnabled } from '../settings/edit';
import { overviewQueries, type Answers, type Sample } from './overviewQueries';
import { problemsOf } from './problems';

const source = newSource('abc123', 'Prometheus', 'prom');
const settings = { ...bundledSettings(), sources: [source] };
const { rules, texts } = overviewQueries(settings, source);

const at = (instance: string, node: string, value: number, cluster = 'prod'): Sample => ({
  labels: { cluster, job: 'kube-proxy', instance, node },
  value,
});
const on = (node: string, value: number, cluster?: string) => at(`${node}:10249`, node, value, cluster);

const stale = 'kpm-abc123-rules-stale-c';
const syncs = 'kpm-abc123-sync-failing-w';
const livez = 'kpm-abc123-livez-failing-c';
const told = (answers: Answers) =>
  problemsOf(rules, answers).map(({ rule, nodes, reason }) => [
    rule.signal.id,
    nodes.map(({ name }) => name).join(' '),
    reason,
  ]);

describe('why rules are old', () => {
  it.each([
    ['of failed syncs', { [syncs]: [on('a1', 208)] }, 'Its syncs fail: 208 in the last 15 min.'],
    ['of its health check', { [livez]: [on('a1', 12)] }, 'It calls itself unhealthy: /livez answers 503.'],
    [
      'of failed syncs, which tell more',
      { [syncs]: [on('a1', 30)], [livez]: [on('a1', 12)] },
      'Its syncs fail: 30 in the last 15 min.',
    ],
    ['of nothing that is known', {}, undefined],
  ])('is told in one sentence, %s, and is no problem of its own', (_, symptoms, reason) => {
    expect(told({ [stale]: [on('a1', 240)], ...symptoms })).toEqual([['rules-stale', 'a1', reason]]);
  });

  it('is told of a node whose rules were never there', () => {
    expect(told({ 'kpm-abc123-never-synced-c': [on('a1', 700)], [syncs]: [on('a1', 30)] })).toEqual([
      ['never-synced', 'a1', 'Its syncs fail: 30 in the last 15 min.'],
    ]);
  });

  it('says on how many of several nodes, each counted once', () => {
    const both = [on('a1', 240), on('a2', 300)];
    expect(told({ [stale]: both, [syncs]: [on('a1', 30), on('a2', 208)] })[0]?.[2]).toBe(
      'Syncs fail on all of them: up to 208 in the last 15 min.'
    );
    const twice = [on('a1', 30), at('[fd00::1]:10249', 'a1', 31)];
    expect(told({ [stale]: [...both, at('[fd00::1]:10249', 'a1', 240)], [syncs]: twice })[0]?.[2]).toBe(
      'Syncs fail on 1 of them: up to 31 in the last 15 min.'
    );
  });

  it('is not taken from another node, or from another cluster with a node of the same name', () => {
    const answers = { [stale]: [on('a1', 240)], [syncs]: [on('a2', 30), on('a1', 40, 'edge')] };
    expect(told(answers)).toEqual([
      ['rules-stale', 'a1', undefined],
      ['sync-failing', 'a1', undefined],
      ['sync-failing', 'a2', undefined],
    ]);
  });

  it('leaves a symptom its own problem where nobody asks for what explains it, or it was not answered', () => {
    const alone = [['sync-failing', 'a1', undefined]];
    expect(told({ [stale]: undefined, [syncs]: [on('a1', 30)] })).toEqual(alone);
    const without = overviewQueries(withSignalEnabled(settings, 'rules-stale', false), source);
    const problems = problemsOf(without.rules, { [syncs]: [on('a1', 30)] });
    expect(problems.map(({ rule }) => rule.signal.id)).toEqual(['sync-failing']);
  });

  it('needs no further query: those of symptoms leave in what is explained, and hide it from nodes that are down', () => {
    for (const uid of [syncs, livez]) {
      const text = texts[uid] ?? '';
      expect(promqlProblems(text)).toEqual([]);
      expect(text).not.toContain('last_queued_timestamp');
      expect(text).toContain('unless');
    }
  });
});
