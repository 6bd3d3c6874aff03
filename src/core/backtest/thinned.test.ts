import fc from 'fast-check';
import { toRow, type SampleGrid } from './sampleGrid';
import { thinned } from './thinned';

const gridOf = (...values: number[]): SampleGrid => ({
  start: 0,
  stepSeconds: 1,
  evaluations: values.length,
  rows: [toRow({ node: 'a1' }, Float64Array.from(values))],
});

describe('a thinned series', () => {
  it('keeps the smallest and the largest value of every stretch at their own times', () => {
    expect(thinned(gridOf(3, 1, 2, 9, 5, 6, 6, 6), 4)).toEqual([
      { labels: { node: 'a1' }, times: [1000, 3000, 4000, 5000], values: [1, 9, 5, 6] },
    ]);
  });

  it('keeps a gap as a gap', () => {
    expect(thinned(gridOf(1, NaN, NaN, NaN, 2, NaN), 6)[0]).toMatchObject({
      times: [0, 2000, 4000],
      values: [1, NaN, 2],
    });
  });

  it('keeps everything when there is room', () => {
    expect(thinned(gridOf(1, 2, 3), 100)[0]?.values).toEqual([1, 2, 3]);
  });

  it('has no more points than asked for, in the order of time, and both extremes of the whole', () => {
    const values = fc.array(fc.oneof(fc.integer(), fc.constant(NaN)), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 60 }), (all, points) => {
        const [series] = thinned(gridOf(...all), points);
        const [times, kept] = [series?.times ?? [], (series?.values ?? []).filter((value) => !Number.isNaN(value))];
        const known = all.filter((value) => !Number.isNaN(value));
        expect(times.length).toBeLessThanOrEqual(points);
        expect([...times].sort((one, other) => one - other)).toEqual(times);
        expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...known), Math.max(...known)]);
      })
    );
  });
});
