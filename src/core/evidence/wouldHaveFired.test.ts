import { toSampleGrid, type SampleGrid } from '../backtest/sampleGrid';
import { withLevel } from '../settings/edit';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings, type Source } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { type Signal } from '../signals/signal';
import { evidenceQueries } from './evidenceQueries';
import { wouldHaveFired, type LevelHistory } from './wouldHaveFired';

const syncSlow = signalById('sync-slow');
const stepSeconds = 300;
const minutes = (count: number) => count * 60_000;

/** A series with one value per step, from the beginning. */
const series = (labels: Record<string, string>, values: number[]) => ({
  labels,
  times: values.map((_, index) => index * stepSeconds * 1000),
  values,
});

const grid = (...all: Array<ReturnType<typeof series>>) => toSampleGrid(all, { from: 0, to: minutes(60), stepSeconds });

function sourceOf(settings: Settings, clusters: Source['clusters'] = {}): Source {
  const [source] = settings.sources;
  if (source === undefined) {
    throw new Error('The bundled settings have a source');
  }
  return { ...source, clusters };
}

/** What was found when the present numbers were asked for, and half of the lowest where that can be replayed. */
function evidenceOf(signal: Signal, settings: Settings, source: Source, found: SampleGrid) {
  const queries = evidenceQueries(signal, settings, source, 4);
  if (typeof queries === 'string') {
    throw new Error(queries);
  }
  return { queries, violating: Object.fromEntries(Object.keys(queries.violating).map((name) => [name, found])) };
}

/** The firings of a level, or why they are not known. */
function told(history: LevelHistory | undefined) {
  return history?.kind === 'replayed' ? history.newest : history?.kind;
}

const slowInBoth = grid(
  series({ cluster: 'prod', node: 'a1' }, [9, 9, 9, 9, 9, 1]),
  series({ cluster: 'edge', node: 'b1' }, [9, 9, 9, 9, 9, 1])
);

describe('what would have fired', () => {
  const settings = bundledSettings();

  const source = sourceOf(settings);

  it('names the node, when it began after its for, how long and how bad', () => {
    const labels = { cluster: 'prod', node: 'a1' };
    const evidence = evidenceOf(syncSlow, settings, source, grid(series(labels, [1, 9, 9, 15, 9, 9, 1])));
    expect(wouldHaveFired(syncSlow, settings, source, evidence)).toEqual([
      {
        severity: 'warning',
        kind: 'replayed',
        count: 1,
        newest: [{ name: 'a1 (prod)', labels, began: minutes(20), seconds: 600, isStillFiring: false, peak: 15 }],
      },
      { severity: 'critical', kind: 'replayed', count: 0, newest: [] },
    ]);
  });

  it('changes with the number, from the same answer', () => {
    const evidence = evidenceOf(syncSlow, settings, source, slowInBoth);
    const countAt = (threshold: number) => {
      const changed = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold } });
      return told(wouldHaveFired(syncSlow, changed, source, evidence)[0])?.length;
    };
    expect([countAt(8), countAt(9), countAt(4)]).toEqual([2, 0, 2]);
  });

  it('judges a cluster by its own number, and leaves one out where the signal is off', () => {
    const own = { levels: { warning: { parameters: { threshold: 12 } } } };
    const firingIn = (signals: Source['clusters'][string]['signals']) => {
      const apart = sourceOf(settings, { edge: { kubeProxy: true, signals } });
      const found = told(
        wouldHaveFired(syncSlow, settings, apart, evidenceOf(syncSlow, settings, apart, slowInBoth))[0]
      );
      return typeof found === 'string' ? found : found?.map(({ name }) => name);
    };
    expect(firingIn({ 'sync-slow': own })).toEqual(['a1 (prod)']);
    expect(firingIn({ 'sync-slow': { enabled: false } })).toEqual(['a1 (prod)']);
    expect(firingIn({})).toEqual(['a1 (prod)', 'b1 (edge)']);
  });

  it('takes each value of a level as a violation where that level was asked as it is', () => {
    const stale = grid(series({ cluster: 'prod', node: 'a1' }, [0, 0, 0]));
    const signal = signalById('rules-stale');
    const [critical] = wouldHaveFired(signal, settings, source, evidenceOf(signal, settings, source, stale));
    expect(told(critical)).toHaveLength(1);
  });

  it('shows what a signal that is off would have done', () => {
    const off = { ...settings, signals: { 'sync-slow': { enabled: false } } };
    const evidence = evidenceOf(syncSlow, off, source, slowInBoth);
    expect(told(wouldHaveFired(syncSlow, off, source, evidence)[0])).toHaveLength(2);
  });

  it.each([
    ['its “for” is no duration', { for: '5' }],
    ['its number is none', { parameters: { threshold: NaN } }],
    ['its number is out of its range', { parameters: { threshold: 4000 } }],
  ])('is not known of a level where %s', (_, change) => {
    const evidence = evidenceOf(syncSlow, settings, source, slowInBoth);
    const typed = withLevel(settings, 'sync-slow', 'critical', change);
    const [warning, critical] = wouldHaveFired(syncSlow, typed, source, evidence);
    expect(critical).toEqual({ severity: 'critical', kind: 'unusable' });
    expect(told(warning)).toHaveLength(2);
  });

  it('is not known of a level where a cluster has a number that is none', () => {
    const own = { 'sync-slow': { levels: { warning: { parameters: { threshold: NaN } } } } };
    const apart = sourceOf(settings, { edge: { kubeProxy: true, signals: own } });
    const evidence = evidenceOf(syncSlow, settings, source, slowInBoth);
    expect(wouldHaveFired(syncSlow, settings, apart, evidence).map(told)).toEqual(['unusable', []]);
  });

  it('is not known below the number at which was asked, and not of other numbers than were asked for', () => {
    const low = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: 3 } });
    const evidence = evidenceOf(syncSlow, settings, source, slowInBoth);
    expect(wouldHaveFired(syncSlow, low, source, evidence).map(told)).toEqual(['not asked', []]);
    const stale = signalById('rules-stale');
    const later = withLevel(settings, 'rules-stale', 'critical', { parameters: { queuedFor: 90 } });
    const asked = evidenceOf(stale, settings, source, slowInBoth);
    expect(wouldHaveFired(stale, later, source, asked).map(told)).toEqual(['not asked']);
  });

  it('is nothing at all where every level is off', () => {
    const half = withLevel(settings, 'sync-slow', 'warning', { enabled: false });
    const off = withLevel(half, 'sync-slow', 'critical', { enabled: false });
    expect(wouldHaveFired(syncSlow, off, source, evidenceOf(syncSlow, settings, source, slowInBoth))).toEqual([]);
  });

  it('has one alert a node, whatever the number of its targets, and leads to one of them', () => {
    const twoAddresses = toSampleGrid(
      ['10.0.0.1:10249', '[fd00::1]:10249'].map((instance) =>
        series(
          { cluster: 'prod', node: 'a1', instance },
          Array.from({ length: 20 }, () => 9)
        )
      ),
      { from: 0, to: 19 * stepSeconds * 1000, stepSeconds }
    );
    const told = wouldHaveFired(syncSlow, settings, source, evidenceOf(syncSlow, settings, source, twoAddresses));
    expect(told).toMatchObject([
      {
        severity: 'warning',
        count: 1,
        newest: [{ labels: { cluster: 'prod', node: 'a1', instance: '10.0.0.1:10249' } }],
      },
      { severity: 'critical', count: 0, newest: [] },
    ]);
  });

  it('counts all that would have fired and describes the newest', () => {
    const node = (name: string, values: number[]) => series({ cluster: 'prod', node: name }, values);
    const found = grid(node('a1', [9, 9, 9, 9, 9, 1]), node('a2', [1, 9, 9, 9, 9, 9]), node('a3', [9, 9, 9, 9, 9, 9]));
    const evidence = evidenceOf(syncSlow, settings, source, found);
    const [warning] = wouldHaveFired(syncSlow, settings, source, evidence, 1);
    expect(warning).toMatchObject({ kind: 'replayed', count: 3, newest: [{ name: 'a2 (prod)' }] });
  });

  it('reads each value once for a level that it could violate, and none for the others', () => {
    const values = Array.from({ length: 200 }, (_, index) => (index % 50 < 5 ? 9 : 5));
    const week = toSampleGrid(
      Array.from({ length: 20 }, (_, index) => series({ cluster: 'prod', node: `n${index}` }, values)),
      { from: 0, to: 199 * stepSeconds * 1000, stepSeconds }
    );
    let reads = 0;
    const counted = (array: Float64Array) =>
      new Proxy(array, {
        get: (of, key) => {
          reads += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0;
          return Reflect.get(of, key, of) as unknown;
        },
      });
    const rows = week.rows.map((row) => ({ ...row, values: counted(row.values) }));
    wouldHaveFired(syncSlow, settings, source, evidenceOf(syncSlow, settings, source, { ...week, rows }), 5);
    // Warning is above 8 s, critical above 14 s, which nothing reaches.
    expect(reads).toBe(20 * 200);
  });
});
