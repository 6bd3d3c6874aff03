import { toSampleGrid } from '../backtest/sampleGrid';
import { countedRows } from './countedRows';
import { worstPerStretch } from './worstPerStretch';

const range = { from: 0, to: 5000, stepSeconds: 1 };
const grid = toSampleGrid(
  [
    { labels: { node: 'a1' }, times: [0, 1000, 3000], values: [1, 7, 2] },
    { labels: { node: 'a2' }, times: [1000], values: [3] },
  ],
  range
);

describe('what is drawn', () => {
  it('keeps the largest value of each stretch, and a gap as a gap', () => {
    expect(worstPerStretch(grid, 3)).toEqual({
      times: [0, 2000, 4000],
      lines: [
        [7, 2, null],
        [3, null, null],
      ],
    });
  });

  it('is every value where there are few', () => {
    expect(worstPerStretch(grid, 100).lines[0]).toEqual([1, 7, null, 2, null, null]);
  });

  it('of what has no number is how many there are at each moment', () => {
    expect([...(countedRows(grid).rows[0]?.values ?? [])]).toEqual([1, 2, 0, 1, 0, 0]);
  });
});
