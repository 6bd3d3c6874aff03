import fc from 'fast-check';
import { backtest, type BacktestResult } from './backtest';
import { toRow, type SampleGrid } from './sampleGrid';

const stepSeconds = 120;
const minutes = (count: number) => count * 60_000;

function gridOf(...rows: number[][]): SampleGrid {
  return {
    start: 0,
    stepSeconds,
    evaluations: rows[0]?.length ?? 0,
    rows: rows.map((values, index) => toRow({ instance: `node-${index}` }, Float64Array.from(values))),
  };
}

const firingsOf = ({ series }: BacktestResult) => series.flatMap(({ firings }) => firings);

describe('backtest', () => {
  it('fires at the first evaluation at which it has been true for long enough, until it is false', () => {
    const result = backtest(gridOf([0, 9, 11, 10, 9, 1]), { threshold: 8, forSeconds: 240 });
    expect(result).toEqual({
      series: [
        {
          labels: { instance: 'node-0' },
          firings: [{ pendingSince: minutes(2), from: minutes(6), until: minutes(10), seconds: 240, peak: 11 }],
          seconds: 240,
          isStillFiring: false,
        },
      ],
      count: 1,
      seconds: 240,
      stillFiring: 0,
    });
  });

  it('waits for the next evaluation when `for` is no multiple of the step', () => {
    const [firing] = firingsOf(backtest(gridOf([9, 9, 9, 9, 0]), { threshold: 8, forSeconds: 130 }));
    expect(firing?.from).toBe(minutes(4));
  });

  it('fires at once without `for`', () => {
    const [firing] = firingsOf(backtest(gridOf([0, 9, 0]), { threshold: 8, forSeconds: 0 }));
    expect(firing).toMatchObject({ pendingSince: minutes(2), from: minutes(2), until: minutes(4) });
  });

  it.each([
    ['a value that is not above', 8],
    ['a gap', NaN],
  ])('starts anew after %s', (_reason, between) => {
    const condition = { threshold: 8, forSeconds: 240 };
    expect(backtest(gridOf([9, 9, between, 9, 9]), condition).count).toBe(0);
    expect(backtest(gridOf([9, 9, 9, between, 9, 9, 9]), condition).count).toBe(2);
  });

  it('says that it still fires at the last evaluation', () => {
    const result = backtest(gridOf([0, 9, 9, 9], [0, 0, 9, 9]), { threshold: 8, forSeconds: 240 });
    expect(result).toMatchObject({ count: 1, stillFiring: 1, seconds: 0 });
    expect(firingsOf(result)).toMatchObject([{ from: minutes(6), until: undefined }]);
  });

  it('counts milliseconds, not parts of seconds that do not add up', () => {
    const grid = { ...gridOf([9, 9, 9, 9, 0]), stepSeconds: 0.1 };
    expect(firingsOf(backtest(grid, { threshold: 8, forSeconds: 0.1 + 0.1 + 0.1 }))[0]?.from).toBeCloseTo(300);
  });

  it('takes every sample as a violation at -Infinity, for the series of a firing expression', () => {
    expect(backtest(gridOf([0, 0, NaN, 0]), { threshold: -Infinity, forSeconds: 0 }).count).toBe(2);
  });

  it('reads each sample of a series at most once, and none of a series that never violates', () => {
    let reads = 0;
    const counted = (values: number[]) =>
      new Proxy(Float64Array.from(values), {
        get(target, key) {
          reads += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0;
          const property: unknown = Reflect.get(target, key, target);
          return typeof property === 'function' ? property.bind(target) : property;
        },
      });
    const rows = [
      { labels: {}, values: counted([9, 9, 0, 9]), highest: 9 },
      { labels: {}, values: counted([1, 2, 3, 4]), highest: 4 },
    ];
    backtest({ start: 0, stepSeconds, evaluations: 4, rows }, { threshold: 8, forSeconds: 0 });
    expect(reads).toBeLessThanOrEqual(4);
  });

  describe('whatever the series', () => {
    const value = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(NaN) }
    );
    const grids = fc
      .array(fc.array(value, { minLength: 30, maxLength: 30 }), { minLength: 1, maxLength: 4 })
      .map((rows) => gridOf(...rows));
    const pair = (arbitrary: fc.Arbitrary<number>) =>
      fc.tuple(arbitrary, arbitrary).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    const thresholds = fc.integer({ min: -1, max: 6 });
    const lengths = fc.integer({ min: 0, max: 1000 });

    /** When each series fires, as `node evaluation`. */
    const moments = (grid: SampleGrid, threshold: number, forSeconds: number) =>
      new Set(
        backtest(grid, { threshold, forSeconds }).series.flatMap(({ labels, firings }) =>
          firings.flatMap(({ from, until = grid.evaluations * stepSeconds * 1000 }) =>
            Array.from({ length: (until - from) / 1000 / stepSeconds }, (_, index) =>
              [labels.instance, from / 1000 / stepSeconds + index].join(' ')
            )
          )
        )
      );

    it('a higher threshold never fires when a lower one does not', () => {
      fc.assert(
        fc.property(grids, pair(thresholds), lengths, (grid, [lower, higher], forSeconds) => {
          const wider = moments(grid, lower, forSeconds);
          expect([...moments(grid, higher, forSeconds)].filter((moment) => !wider.has(moment))).toEqual([]);
        })
      );
    });

    it('a longer `for` never fires when a shorter one does not', () => {
      fc.assert(
        fc.property(grids, thresholds, pair(lengths), (grid, threshold, [shorter, longer]) => {
          const wider = moments(grid, threshold, shorter);
          expect([...moments(grid, threshold, longer)].filter((moment) => !wider.has(moment))).toEqual([]);
        })
      );
    });

    it('a firing lies in a stretch of violations that is over when the firing is', () => {
      fc.assert(
        fc.property(grids, thresholds, lengths, (grid, threshold, forSeconds) => {
          for (const { labels, firings } of backtest(grid, { threshold, forSeconds }).series) {
            const values = grid.rows.find((row) => row.labels === labels)?.values ?? new Float64Array();
            for (const { pendingSince, from, until, peak } of firings) {
              const [first, last] = [pendingSince / 1000 / stepSeconds, (until ?? Infinity) / 1000 / stepSeconds];
              const stretch = values.subarray(first, Math.min(last, values.length));
              expect(from - pendingSince).toBeGreaterThanOrEqual(forSeconds * 1000);
              expect(stretch.every((sample) => sample > threshold)).toBe(true);
              expect(Math.max(...stretch)).toBe(peak);
              expect((values[first - 1] ?? NaN) > threshold).toBe(false);
              expect((values[last] ?? NaN) > threshold).toBe(false);
            }
          }
        })
      );
    });
  });
});
