import { timeOf, toSampleGrid } from './sampleGrid';

const minutes = (count: number) => count * 60_000;
const labels = { node: 'a1' };

describe('a grid of samples', () => {
  it('has one place per evaluation, both ends included, and NaN where a series has no sample', () => {
    const series = [{ labels, times: [minutes(2), minutes(6)], values: [1, 3] }];
    const grid = toSampleGrid(series, { from: minutes(2), to: minutes(8), stepSeconds: 120 });
    expect(grid.evaluations).toBe(4);
    expect([...(grid.rows[0]?.values ?? [])]).toEqual([1, NaN, 3, NaN]);
    expect(grid.rows[0]?.highest).toBe(3);
  });

  it('takes the times of the evaluations from the samples, for data sources shift the range', () => {
    const series = [{ labels, times: [minutes(4), minutes(6)], values: [1, 2] }];
    const grid = toSampleGrid(series, { from: minutes(1), to: minutes(7), stepSeconds: 120 });
    expect(timeOf(grid, 0)).toBe(minutes(2));
    expect([...(grid.rows[0]?.values ?? [])]).toEqual([NaN, 1, 2]);
  });

  it('leaves samples outside of the range out', () => {
    const series = [{ labels, times: [0, minutes(2), minutes(4), minutes(6)], values: [9, 1, 2, 9] }];
    const grid = toSampleGrid(series, { from: minutes(2), to: minutes(5), stepSeconds: 120 });
    expect([...(grid.rows[0]?.values ?? [])]).toEqual([1, 2]);
  });

  it('is empty without series, and refuses a step that goes nowhere', () => {
    expect(toSampleGrid([], { from: 0, to: minutes(4), stepSeconds: 60 })).toMatchObject({ start: 0, rows: [] });
    expect(() => toSampleGrid([], { from: 0, to: 1, stepSeconds: 0 })).toThrow('above 0 s');
  });
});
