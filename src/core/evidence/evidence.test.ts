import { parseQuery } from '../../../tests/promql/syntax';
import { bundledSettings } from '../settings/bundledSettings';
import { type Source } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { type SignalId } from '../signals/signal';
import { toEvidence, type AnsweredSeries } from './evidence';
import { evidenceQueries, everyLevel } from './evidenceQueries';
import { evidenceRange } from './evidenceRange';
import { pastQueries } from './pastQueries';
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
function evidenceOf(id: SignalId, past: Record<string, AnsweredSeries[]>, targets = 12) {
  return toEvidence({ queries: queriesOf(id), range: evidenceRange(targets, now), targets, past });
}

const { to } = evidenceRange(12, now);
/** Violations so many minutes before the end. */
const violating = (minutesAgo: number[], stepSeconds?: number): AnsweredSeries => ({
  labels: { cluster: 'prod', node: 'n1' },
  times: minutesAgo.map((minutes) => to - minutes * 60_000),
  values: minutesAgo.map(() => 1),
  stepSeconds,
});

describe('the evidence of a signal', () => {
  it.each([undefined, 300])('makes no firing of two short violations two hours apart (step told: %s)', (told) => {
    const evidence = evidenceOf('instance-down', { warning: [violating([240, 120], told)] });
    expect(evidence.range.stepSeconds).toBe(300);
    expect(wouldHaveFired(signalById('instance-down'), settings, theSource(), evidence)).toEqual([
      { severity: 'warning', kind: 'replayed', firings: [] },
    ]);
  });

  it('takes the step at which was really evaluated', () => {
    const evidence = evidenceOf('instance-down', { warning: [violating([240, 120], 600)] });
    expect([evidence.range.stepSeconds, evidence.violating['warning']?.stepSeconds]).toEqual([600, 600]);
  });

  it('has an empty grid where nothing violated, and the worst at its own step', () => {
    const evidence = evidenceOf('sync-slow', { [everyLevel]: [], worst: [violating([30, 15], 900)] });
    expect(evidence.violating[everyLevel]?.rows).toEqual([]);
    expect([evidence.worst?.stepSeconds, evidence.worst?.rows.length]).toEqual([900, 1]);
  });

  it('says that it is cut only where as many came as were asked for', () => {
    const many = (count: number) => ({
      [everyLevel]: Array.from({ length: count }, (_, index) => ({
        ...violating([10]),
        labels: { node: `n${index}` },
      })),
    });
    expect([evidenceOf('sync-slow', many(200), 201).isCut, evidenceOf('sync-slow', many(199), 201).isCut]).toEqual([
      true,
      false,
    ]);
    expect(evidenceOf('sync-slow', many(400), 200).isCut).toBe(false);
  });
});

describe('the queries over the past', () => {
  const asked = (id: SignalId, targets: number) => pastQueries(queriesOf(id), evidenceRange(targets, now), targets);

  it('ask for all that violates as it is, up to 200 kube-proxies', () => {
    expect(asked('sync-slow', 200)[everyLevel]).toEqual({
      text: queriesOf('sync-slow').violating[everyLevel],
      stepSeconds: 300,
    });
  });

  it('ask of more nodes for those that came highest at any time, whole', () => {
    const text = asked('sync-slow', 201)[everyLevel]?.text ?? '';
    expect(text).toMatch(/and\ntopk\(200, max_over_time\(/);
    expect(text).toContain('[7d:5m] @ end()');
    expect(() => parseQuery(text)).not.toThrow();
    expect(asked('sync-slow', 1001)[everyLevel]?.text).toContain('[1d:5m] @ end()');
  });

  it('do not cut what is one series a cluster', () => {
    expect(asked('down', 5000)['critical']?.text).not.toContain('topk(200');
  });

  it('ask for the worst of all in longer steps, and not where no number is drawn', () => {
    expect(asked('sync-slow', 300)['worst']?.stepSeconds).toBe(1800);
    expect(Object.keys(asked('down', 300))).toEqual(['critical']);
  });
});
