import { parseQuery } from '../../../tests/promql/syntax';
import { bundledSettings } from '../settings/bundledSettings';
import { withLevel } from '../settings/edit';
import { type Settings, type Source } from '../settings/schema';
import { catalogue, signalById } from '../signals/catalogue';
import { evidenceQueries, everyLevel } from './evidenceQueries';
import { evidenceRange } from './evidenceRange';
import { lowestThreshold } from './lowestThreshold';

const settings = bundledSettings();

function sourceOf(of: Settings, clusters: Source['clusters'] = {}): Source {
  const [source] = of.sources;
  if (source === undefined) {
    throw new Error('The bundled settings have a source');
  }
  return { ...source, clusters };
}
const source = sourceOf(settings);

describe('the queries of a signal’s evidence', () => {
  it.each(catalogue.map((signal) => [signal.id, signal] as const))('of %s are PromQL', (_, signal) => {
    const queries = evidenceQueries(signal, settings, source, 0.5);
    const texts = Object.values({ ...queries?.now, ...queries?.past });
    expect(texts.length).toBeGreaterThanOrEqual(2);
    texts.forEach((text) => expect(() => parseQuery(text)).not.toThrow());
  });

  it('ask once at the floor where the number only compares, and let the server keep the largest', () => {
    const { past = {} } = evidenceQueries(signalById('sync-slow'), settings, source, 4) ?? {};
    expect(Object.keys(past)).toEqual([everyLevel, 'worst']);
    expect(past[everyLevel]).toMatch(/^topk by \(\) \(\s*200,/);
    expect(past[everyLevel]).toContain('> 4');
    expect(past[everyLevel]).not.toContain('> 8');
  });

  it('ask all clusters at the same floor, whatever numbers they have', () => {
    const own = { 'sync-slow': { levels: { warning: { parameters: { threshold: 12 } } } } };
    const apart = sourceOf(settings, { edge: { kubeProxy: true, signals: own } });
    expect(evidenceQueries(signalById('sync-slow'), settings, apart, 4)?.past[everyLevel]).not.toContain('12');
  });

  it('ask each level as it is where the number is an offset', () => {
    const changed = withLevel(settings, 'rules-stale', 'critical', { parameters: { queuedFor: 90 } });
    const queries = evidenceQueries(signalById('rules-stale'), changed, source, 45);
    expect(queries?.preview).toBe('by query');
    expect(queries?.past['critical']).toContain('offset 90s');
  });

  it('are about what would happen where a signal is off', () => {
    const off = { ...settings, signals: { down: { enabled: false } } };
    expect(evidenceQueries(signalById('down'), off, source, undefined)?.past['critical']).toBeDefined();
  });

  it('are about the past, in which nothing was recorded that is recorded from now on', () => {
    const recording = { ...settings, recording: { ...settings.recording, enabled: true } };
    catalogue.forEach((signal) =>
      expect(evidenceQueries(signal, recording, source, 4)).toEqual(evidenceQueries(signal, settings, source, 4))
    );
  });

  it('are none where every level is off, or no cluster has kube-proxy', () => {
    const levelsOff = { ...settings, signals: { 'rules-stale': { levels: { critical: { enabled: false } } } } };
    expect(evidenceQueries(signalById('rules-stale'), levelsOff, source, 30)).toBeUndefined();
  });
});

describe('the lowest threshold', () => {
  const syncSlow = signalById('sync-slow');

  it('is that of the levels and of the clusters with a number of their own', () => {
    const own = { 'sync-slow': { levels: { warning: { parameters: { threshold: 2 } } } } };
    expect(lowestThreshold(syncSlow, settings, source)).toBe(8);
    expect(lowestThreshold(syncSlow, settings, sourceOf(settings, { edge: { kubeProxy: true, signals: own } }))).toBe(
      2
    );
  });

  it('leaves out what is no usable number while it is typed', () => {
    const typed = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: NaN } });
    expect(lowestThreshold(syncSlow, typed, source)).toBe(14);
  });

  it('is none where no number is drawn', () => {
    expect(lowestThreshold(signalById('down'), settings, source)).toBeUndefined();
  });
});

describe('the past that is asked for', () => {
  it.each([
    [18, 7, 300],
    [1000, 7, 600],
    [1001, 1, 300],
  ])('of %i nodes is %i days in steps of %i s', (nodes, days, stepSeconds) => {
    const range = evidenceRange(nodes, 1_700_000_123_456);
    expect(range).toMatchObject({ days, stepSeconds });
    expect(range.to - range.from).toBe(days * 24 * 3600_000);
    expect(range.from % (stepSeconds * 1000)).toBe(0);
  });
});
