import { bucketsOf } from './bucket';

const matches = (bounds: number[], written: string) => new RegExp(`^(?:${bucketsOf(bounds).value})$`).test(written);

it('matches a whole bound as both Prometheus 2 and 3 write it', () => {
  expect(matches([30], '30')).toBe(true);
  expect(matches([30], '30.0')).toBe(true);
  expect(matches([30], '300')).toBe(false);
  expect(matches([30], '30.05')).toBe(false);
});

it('takes a fraction literally, and the last bucket by its name', () => {
  expect(matches([0.25, Infinity], '0.25')).toBe(true);
  expect(matches([0.25, Infinity], '0125')).toBe(false);
  expect(matches([0.25, Infinity], '+Inf')).toBe(true);
});

it('matches the label of bounds by a regular expression', () => {
  expect(bucketsOf([0.25])).toEqual({ label: 'le', operator: '=~', value: '0\\.25' });
});
