import { largestBucket } from '../metrics/family';
import { networkProgramming } from '../metrics/programming';
import { signalById } from '../signals/catalogue';
import { parameterProblem } from './validation';

const { parameters } = signalById('network-programming-slow');
const [slowerThan] = parameters;

it('lets a bound be only what one bucket can tell', () => {
  if (slowerThan === undefined) {
    throw new Error('The signal has lost its bound');
  }
  expect(parameterProblem(slowerThan, 60)).toBeUndefined();
  expect(parameterProblem(slowerThan, 31)).toBe(
    'Only bounds of buckets can be compared exactly: 5 s, 10 s, 20 s, 30 s, 60 s, 120 s.'
  );
  expect(parameterProblem(slowerThan, 300)).toContain('largest bucket');
});

it('allows bounds that the histogram has, and has its defaults among them', () => {
  expect(slowerThan?.allowed?.filter((bound) => !networkProgramming.buckets?.includes(bound))).toEqual([]);
  expect(Object.values(slowerThan?.defaults ?? {}).filter((value) => !slowerThan?.allowed?.includes(value))).toEqual(
    []
  );
  expect(Math.max(...(slowerThan?.allowed ?? []))).toBeLessThan(largestBucket(networkProgramming));
});
