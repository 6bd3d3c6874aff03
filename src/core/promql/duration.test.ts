import fc from 'fast-check';
import { durationSeconds, toDuration } from './duration';

it.each([
  ['90s', 90],
  ['1h30m', 5400],
  ['250ms', 0.25],
  ['2d', 172_800],
  ['1w', 604_800],
  ['1y', 31_536_000],
  ['0s', 0],
])('%s is %d seconds', (text, seconds) => expect(durationSeconds(text)).toBe(seconds));

it.each(['', '5', 's', '5 m', '5minutes', '-5m', '1.5h', '5m;', ' 5m'])('“%s” is no duration', (text) =>
  expect(durationSeconds(text)).toBeUndefined()
);

it('writes seconds in the largest unit that is exact', () => {
  expect([0, 90, 600, 7200, 172_800].map(toDuration)).toEqual(['0s', '90s', '10m', '2h', '2d']);
});

it('reads what it wrote', () => {
  fc.assert(fc.property(fc.nat(), (seconds) => expect(durationSeconds(toDuration(seconds))).toBe(seconds)));
});
