import { signalById } from '../signals/catalogue';
import { type Parameter } from '../signals/signal';
import { steppedNumber } from './steppedNumber';

const seconds: Parameter = { id: 'threshold', label: 'Time', unit: 'seconds', defaults: {}, min: 0.1, max: 60 };
const share: Parameter = { ...seconds, unit: 'ratio', min: 0.01, max: 1, excludesMax: true };
const nodes: Parameter = { ...seconds, unit: 'nodes', min: 1, max: 10, whole: true };

describe('the next number of a parameter', () => {
  it.each([
    [seconds, 8, 1, 9],
    [seconds, 8, -1, 7],
    [seconds, 1, -1, 0.9],
    [seconds, 0.9, 1, 1],
    [share, 0.07, 1, 0.08],
    [nodes, 2, -1, 1],
  ] as const)('of %j beyond %d in direction %d is %d', (parameter, value, direction, next) => {
    expect(steppedNumber(parameter, value, direction)).toBe(next);
  });

  it.each([
    [seconds, 60, 1],
    [seconds, 0.1, -1],
    [share, 0.99, 1],
    [nodes, 1, -1],
  ] as const)('of %j stays at its end, which is %d', (parameter, value, direction) => {
    expect(steppedNumber(parameter, value, direction)).toBe(value);
  });

  it('is the next bound where only bounds of buckets are compared', () => {
    const bounded = signalById('network-programming-slow').parameters.find(({ allowed }) => allowed !== undefined);
    const [first, second, third] = bounded?.allowed ?? [];
    expect(bounded && steppedNumber(bounded, second ?? NaN, 1)).toBe(third);
    expect(bounded && steppedNumber(bounded, second ?? NaN, -1)).toBe(first);
    expect(bounded && steppedNumber(bounded, first ?? NaN, -1)).toBe(first);
  });

  it('is none while there is no number', () => {
    expect(steppedNumber(seconds, NaN, 1)).toBeNaN();
  });
});
