import fc from 'fast-check';
import { mergeBy } from './mergeBy';
import { toRow, type SampleGrid, type SampleRow } from './sampleGrid';

const gridOf = (rows: SampleRow[]): SampleGrid => ({
  start: 0,
  stepSeconds: 60,
  evaluations: rows[0]?.values.length ?? 0,
  rows,
});
const row = (labels: Record<string, string>, ...values: number[]) => toRow(labels, Float64Array.from(values));
const seen = ({ rows }: SampleGrid) =>
  rows.map(({ labels, values, highest }) => JSON.stringify([labels, [...values].map(String), String(highest)]));

describe('merging', () => {
  it('takes the largest value of each group at each evaluation, and any value before a gap', () => {
    const merged = mergeBy(
      gridOf([
        row({ instance: 'a', ip_family: 'IPv4' }, 1, 5, NaN, NaN),
        row({ instance: 'a', ip_family: 'IPv6' }, 2, 3, 4, NaN),
        row({ instance: 'b', ip_family: 'IPv4' }, 7, 7, 7, 7),
      ]),
      ['instance']
    );
    expect(merged.rows.map(({ labels }) => labels)).toEqual([{ instance: 'a' }, { instance: 'b' }]);
    expect([...(merged.rows[0]?.values ?? [])]).toEqual([2, 5, 4, NaN]);
  });

  it('treats an empty label as a missing one', () => {
    const merged = mergeBy(gridOf([row({ instance: 'a', cluster: '' }, 1), row({ instance: 'a' }, 2)]), [
      'cluster',
      'instance',
    ]);
    expect(merged.rows.map(({ labels }) => labels)).toEqual([{ instance: 'a' }]);
  });

  it('keeps values apart that only look alike when they are joined', () => {
    expect(mergeBy(gridOf([row({ a: 'x,y', b: 'z' }, 1), row({ a: 'x', b: 'y,z' }, 2)]), ['a', 'b']).rows).toHaveLength(
      2
    );
  });

  it('does not depend on the order of the series', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN));
    const rows = fc.array(
      fc.record({
        labels: fc.record({ instance: fc.constantFrom('a', 'b', 'c'), ip_family: fc.constantFrom('IPv4', 'IPv6') }),
        values: fc.array(value, { minLength: 6, maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 8 }
    );
    const shuffled = rows.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(
          all.map((_, index) => index),
          { minLength: all.length }
        )
      )
    );
    fc.assert(
      fc.property(shuffled, ([all, order]) => {
        const given = all.map(({ labels, values }) => row(labels, ...values));
        const other = order.flatMap((index) => given[index] ?? []);
        expect(seen(mergeBy(gridOf(other), ['instance'])).sort()).toEqual(
          seen(mergeBy(gridOf(given), ['instance'])).sort()
        );
      })
    );
  });
});
