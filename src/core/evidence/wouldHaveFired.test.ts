import { toSampleGrid } from '../backtest/sampleGrid';
import { withLevel } from '../settings/edit';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings, type Source } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { everyLevel } from './evidenceQueries';
import { subjectOf, wouldHaveFired } from './wouldHaveFired';

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

const slowInBoth = grid(
  series({ cluster: 'prod', node: 'a1' }, [9, 9, 9, 9, 9, 1]),
  series({ cluster: 'edge', node: 'b1' }, [9, 9, 9, 9, 9, 1])
);

describe('what would have fired', () => {
  const settings = bundledSettings();

  it('names the node, when it began after its for, how long and how bad', () => {
    const violating = { [everyLevel]: grid(series({ cluster: 'prod', node: 'a1' }, [1, 9, 9, 15, 9, 9, 1])) };
    const [warning, critical] = wouldHaveFired(syncSlow, settings, sourceOf(settings), violating);
    expect(warning).toEqual({
      severity: 'warning',
      firings: [{ name: 'a1 (prod)', began: minutes(20), seconds: 600, isStillFiring: false, peak: 15 }],
    });
    expect(critical).toEqual({ severity: 'critical', firings: [] });
  });

  it('changes with the number, from the same answer', () => {
    const countAt = (threshold: number) => {
      const changed = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold } });
      return wouldHaveFired(syncSlow, changed, sourceOf(settings), { [everyLevel]: slowInBoth })[0]?.firings.length;
    };
    expect([countAt(8), countAt(9)]).toEqual([2, 0]);
  });

  it('judges a cluster by its own number, and leaves one out where the signal is off', () => {
    const own = { levels: { warning: { parameters: { threshold: 20 } } } };
    const firingIn = (signals: Source['clusters'][string]['signals']) =>
      wouldHaveFired(syncSlow, settings, sourceOf(settings, { edge: { kubeProxy: true, signals } }), {
        [everyLevel]: slowInBoth,
      })[0]?.firings.map(({ name }) => name);
    expect(firingIn({ 'sync-slow': own })).toEqual(['a1 (prod)']);
    expect(firingIn({ 'sync-slow': { enabled: false } })).toEqual(['a1 (prod)']);
    expect(firingIn({})).toEqual(['a1 (prod)', 'b1 (edge)']);
  });

  it('takes each value of a level as a violation where that level was asked as it is', () => {
    const stale = grid(series({ cluster: 'prod', node: 'a1' }, [0, 0, 0]));
    const [critical] = wouldHaveFired(signalById('rules-stale'), settings, sourceOf(settings), { critical: stale });
    expect(critical?.firings).toHaveLength(1);
  });

  it('shows what a signal that is off would have done', () => {
    const off = { ...settings, signals: { 'sync-slow': { enabled: false } } };
    expect(wouldHaveFired(syncSlow, off, sourceOf(off), { [everyLevel]: slowInBoth })[0]?.firings).toHaveLength(2);
  });

  it('takes no longer than 50 ms for 200 series of a week', () => {
    const values = Array.from({ length: 2016 }, (_, index) => (index % 50 < 5 ? 9 : 5));
    const week = toSampleGrid(
      Array.from({ length: 200 }, (_, index) => series({ cluster: 'prod', node: `n${index}` }, values)),
      { from: 0, to: 2015 * stepSeconds * 1000, stepSeconds }
    );
    const source = sourceOf(settings);
    const preview = () => wouldHaveFired(syncSlow, settings, source, { [everyLevel]: week });
    const measured = [1, 2, 3, 4, 5].map(() => {
      const begun = performance.now();
      preview();
      return performance.now() - begun;
    });
    expect(preview()[0]?.firings.length).toBeGreaterThan(1000);
    // The fastest of some: what else the machine does is not what is measured.
    expect(Math.min(...measured)).toBeLessThan(50);
  });
});

describe('the subject of an alert', () => {
  const source = sourceOf(bundledSettings());

  it.each([
    [{ node: 'a1', cluster: 'prod' }, 'a1 (prod)'],
    [{ instance: '10.0.0.1:10249' }, '10.0.0.1:10249'],
    [{ cluster: 'prod' }, 'prod'],
    [{}, 'Prometheus'],
  ])('%j is %s', (labels, name) => {
    expect(subjectOf(labels, source)).toBe(name);
  });
});
