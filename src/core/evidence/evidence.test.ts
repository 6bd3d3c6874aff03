import { parseQuery } from '../../../tests/promql/syntax';
import { bundledSettings } from '../settings/bundledSettings';
import { type Source } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { type SignalId } from '../signals/signal';
import { toEvidence, type AnsweredSeries } from './evidence';
import { evidenceQueries, everyLevel } from './evidenceQueries';
import { evidenceRange } from './evidenceRange';
import { isIncomplete, pastQuery } from './pastQuery';
import { wouldHaveFired } from './wouldHaveFired';

const settings = bundledSettings();
const now = 1_700_000_123_456;

function theSource(): Source {
  const [source] = settings.sources;
  if (source === undefined) {
    throw new Error('The bundled settings have a source');
  }
  return source;
}

function queriesOf(id: SignalId) {
  const queries = evidenceQueries(signalById(id), settings, theSource(), 4);
  if (typeof queries === 'string') {
    throw new Error(queries);
  }
  return queries;
}

/** What the answers to the queries of a signal come to. */
function evidenceOf(id: SignalId, past: AnsweredSeries[], targets = 12) {
  return toEvidence({ queries: queriesOf(id), range: evidenceRange(targets, now), targets, past });
}

const { to } = evidenceRange(12, now);
/** Values so many minutes before the end, in answer to one of the questions. */
const answer = (answers: string, minutesAgo: number[], stepSeconds?: number, node = 'n1'): AnsweredSeries => ({
  labels: { answers, cluster: 'prod', node },
  times: minutesAgo.map((minutes) => to - minutes * 60_000),
  values: minutesAgo.map(() => 1),
  stepSeconds,
});

describe('the evidence of a signal', () => {
  it.each([undefined, 300])('makes no firing of two short violations two hours apart (step told: %s)', (told) => {
    const evidence = evidenceOf('instance-down', [answer('warning', [240, 120], told)]);
    expect(evidence.range.stepSeconds).toBe(300);
    expect(wouldHaveFired(signalById('instance-down'), settings, theSource(), evidence)).toEqual([
      { severity: 'warning', kind: 'replayed', count: 0, newest: [] },
    ]);
  });

  it('takes the step at which was really evaluated', () => {
    const evidence = evidenceOf('instance-down', [answer('warning', [240, 120], 600)]);
    expect([evidence.range.stepSeconds, evidence.violating['warning']?.stepSeconds]).toEqual([600, 600]);
  });

  it('tells apart what answers what, and lays all of it out in the same way', () => {
    const evidence = evidenceOf('sync-slow', [answer('worst', [30, 15], 300), answer(everyLevel, [20], 300)]);
    const [violating, worst] = [evidence.violating[everyLevel], evidence.worst];
    expect(violating?.rows.map(({ labels }) => labels)).toEqual([{ cluster: 'prod', node: 'n1' }]);
    expect(worst?.rows).toHaveLength(1);
    expect({ ...worst, rows: [] }).toEqual({ ...violating, rows: [] });
  });

  it('knows since when there is data, whatever was measured', () => {
    expect(evidenceOf('down', [answer('found', [240, 120], 300)]).dataFrom).toBe(to - 240 * 60_000);
    expect(evidenceOf('sync-slow', [answer('worst', [30, 15])]).dataFrom).toBeUndefined();
  });

  it('has an empty grid where nothing violated', () => {
    expect(evidenceOf('sync-slow', [answer('worst', [30, 15])]).violating[everyLevel]?.rows).toEqual([]);
  });

  it('says that it is cut only where as many came as were asked for', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => answer(everyLevel, [10], undefined, `n${index}`));
    expect([evidenceOf('sync-slow', many(200), 201).isCut, evidenceOf('sync-slow', many(199), 201).isCut]).toEqual([
      true,
      false,
    ]);
    expect(evidenceOf('sync-slow', many(400), 200).isCut).toBe(false);
  });
});

describe('the query over the past', () => {
  const asked = (id: SignalId, targets: number, again = false) =>
    pastQuery(queriesOf(id), evidenceRange(targets, now), targets, again).text;

  it.each(['sync-slow', 'network-programming-slow', 'down'] as const)('of %s is one, and PromQL', (id) => {
    const { violating, worst } = queriesOf(id);
    const questions = [...Object.keys(violating), ...(worst === undefined ? [] : ['worst']), 'found'];
    const text = asked(id, 200);
    expect([...text.matchAll(/"answers", "([^"]*)"/g)].map(([, name]) => name)).toEqual(questions);
    expect(() => parseQuery(text)).not.toThrow();
  });

  it('asks for all that violates, up to 200 kube-proxies', () => {
    expect(asked('sync-slow', 200)).not.toContain('topk(200');
  });

  it('asks of more nodes for those that are highest at each step, which is all of them as long as few violate', () => {
    const text = asked('sync-slow', 201);
    expect(text.match(/topk\(200,/g)).toHaveLength(1);
    expect(text).not.toContain('@ end()');
    expect(text).not.toContain('kube_node_info');
    expect(() => parseQuery(text)).not.toThrow();
    const found = (count: number) =>
      Array.from({ length: count }, (_, index) => answer(everyLevel, [10], 300, `n${index}`));
    expect(isIncomplete(queriesOf('sync-slow'), 201, [...found(199), answer('worst', [10])])).toBe(false);
    expect(isIncomplete(queriesOf('sync-slow'), 201, found(200))).toBe(true);
    expect(isIncomplete(queriesOf('sync-slow'), 200, found(200))).toBe(false);
  });

  it('asks again for those that came highest at any time, whole, where that may leave some out', () => {
    const text = asked('sync-slow', 201, true);
    expect(text).toMatch(/and\n *topk\(200, max_over_time\(/);
    expect(text).toContain('[7d:5m] @ end()');
    expect(() => parseQuery(text)).not.toThrow();
    expect(asked('sync-slow', 1001, true)).toContain('[1d:10m] @ end()');
    expect(asked('sync-slow', 200, true)).not.toContain('topk(200');
  });

  it('does not cut what is one series a cluster', () => {
    expect(asked('down', 5000)).not.toContain('topk(200');
  });

  it('asks for the worst of all in longer steps', () => {
    expect(asked('sync-slow', 300)).toMatch(/last_over_time\(\(.*\)\[599s:30m\]\)/s);
  });
});
