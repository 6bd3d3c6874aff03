import { backtest } from './backtest';
import { newestFirings } from './newestFirings';
import { toRow } from './sampleGrid';

describe('the newest firings', () => {
  it('names each of them, the earliest first, with how long it was and its peak', () => {
    const rows = [
      toRow({ node: 'node-11' }, Float64Array.from([0, 0, 9, 0, 10])),
      toRow({ node: 'node-4' }, Float64Array.from([0, 11, 12, 0, 0])),
    ];
    const result = backtest({ start: 0, stepSeconds: 60, evaluations: 5, rows }, { threshold: 8, forSeconds: 0 });
    expect(newestFirings(result.series, ({ node = '' }) => node)).toEqual([
      { name: 'node-4', labels: { node: 'node-4' }, began: 60_000, seconds: 120, isStillFiring: false, peak: 12 },
      { name: 'node-11', labels: { node: 'node-11' }, began: 120_000, seconds: 60, isStillFiring: false, peak: 9 },
      { name: 'node-11', labels: { node: 'node-11' }, began: 240_000, seconds: 0, isStillFiring: true, peak: 10 },
    ]);
  });

  it('are the last ones that began, and only they are named', () => {
    const rows = [1, 2, 3, 4].map((node) =>
      toRow({ node: `node-${node}` }, Float64Array.from([9, 0, 9, 0, node > 2 ? 9 : 0]))
    );
    const { series } = backtest({ start: 0, stepSeconds: 60, evaluations: 5, rows }, { threshold: 8, forSeconds: 0 });
    const nameOf = jest.fn(({ node = '' }: Readonly<Record<string, string>>) => node);
    expect(newestFirings(series, nameOf, 2).map(({ name, began }) => [name, began])).toEqual([
      ['node-3', 240_000],
      ['node-4', 240_000],
    ]);
    expect(nameOf).toHaveBeenCalledTimes(2);
  });
});
