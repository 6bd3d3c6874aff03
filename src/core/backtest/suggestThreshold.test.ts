import { signalById } from '../signals/catalogue';
import { type Parameter, type Unit } from '../signals/signal';
import { toRow, type SampleGrid } from './sampleGrid';
import { suggestThresholds } from './suggestThreshold';

const perHour = 30;

/** Every hour has one value, seen every two minutes. */
function gridOf(...hoursOfNodes: number[][]): SampleGrid {
  const rows = hoursOfNodes.map((hours) =>
    toRow({}, Float64Array.from(hours.flatMap((value) => new Array<number>(perHour).fill(value))))
  );
  return { start: 0, stepSeconds: 120, evaluations: rows[0]?.values.length ?? 0, rows };
}

function parameterOf(...[id]: Parameters<typeof signalById>): Parameter {
  const [parameter] = signalById(id).parameters;
  if (parameter === undefined) {
    throw new Error(`${id} has no parameter`);
  }
  return parameter;
}

const syncTime = parameterOf('sync-slow');
/** The same where no number of 16 s or more is allowed. */
const limited: Parameter = { ...syncTime, max: 16, excludesMax: true };
const suggestThreshold = (grid: SampleGrid, parameter: Parameter, unit: Unit) => {
  const { values: [value] = [], reason } = suggestThresholds(grid, parameter, unit, ['warning']) ?? {};
  return value === undefined ? undefined : { value, reason };
};
const quietNights = (busiest: number, days = 7) =>
  Array.from({ length: days * 24 }, (_, hour) => (hour % 24 >= 8 && hour % 24 < 12 ? busiest : busiest / 6));
const replaced = (hours: number[], at: number, ...values: number[]) => [
  ...hours.slice(0, at),
  ...values,
  ...hours.slice(at + values.length),
];

describe('a suggested threshold', () => {
  it('is four times the busiest hour, as a number that people choose', () => {
    expect(suggestThreshold(gridOf(quietNights(1.2)), syncTime, 'seconds')).toEqual({
      value: 5,
      reason: '4 × your busiest hour (1.2 s)',
    });
  });

  it('does not learn from incidents, and says so', () => {
    const hours = replaced(quietNights(1.2), 50, 11, 11, 4);
    expect(suggestThreshold(gridOf(hours, quietNights(1)), syncTime, 'seconds')).toEqual({
      value: 5,
      reason: '4 × your busiest hour (1.2 s, incidents left out)',
    });
  });

  it('does not depend on the order of the series, and looks past gaps', () => {
    const gaps = quietNights(3).map((value, hour) => (hour % 5 === 0 ? NaN : value));
    const [one, other] = [gridOf(gaps, quietNights(1)), gridOf(quietNights(1), gaps)];
    expect(suggestThreshold(one, syncTime, 'seconds')).toEqual(suggestThreshold(other, syncTime, 'seconds'));
    expect(suggestThreshold(one, syncTime, 'seconds')?.value).toBe(15);
  });

  it('is never above what is allowed', () => {
    expect(suggestThreshold(gridOf(quietNights(6)), limited, 'seconds')).toEqual({
      value: 15,
      reason: '2.5 × your busiest hour (6 s)',
    });
  });

  it('is not so low that nobody would notice what it is about', () => {
    expect(suggestThreshold(gridOf(quietNights(0.004)), syncTime, 'seconds')).toEqual({
      value: 0.8,
      reason: '200 × your busiest hour (0.004 s)',
    });
  });

  it('is a share where the parameter is one, and whole where it must be', () => {
    expect(suggestThreshold(gridOf(quietNights(0.02)), parameterOf('api-server-errors'), 'ratio')).toEqual({
      value: 0.08,
      reason: '4 × your busiest hour (2 %)',
    });
    const queuedFor = parameterOf('rules-stale');
    expect(suggestThreshold(gridOf(quietNights(25)), queuedFor, 'seconds')?.value).toBe(120);
    expect(suggestThreshold(gridOf(quietNights(0.3)), queuedFor, 'seconds')?.value).toBe(30);
  });

  it.each([
    ['there is less than a day', quietNights(1.2).slice(0, 23)],
    ['there is no value', quietNights(NaN)],
    ['there are only zeros', quietNights(0)],
    ['normal operation reaches the largest number that is allowed', quietNights(14)],
  ])('is not there when %s', (_reason, hours) => {
    expect(suggestThreshold(gridOf(hours), limited, 'seconds')).toBeUndefined();
  });

  it('is not there when the number means something else than the values', () => {
    expect(suggestThreshold(gridOf(quietNights(1.2)), syncTime, 'count')).toBeUndefined();
  });

  it('of several levels keeps the distance of their defaults', () => {
    expect(suggestThresholds(gridOf(quietNights(1)), syncTime, 'seconds', ['warning', 'critical'])).toEqual({
      values: [4, 8],
      reason: '4 × your busiest hour (1 s)',
    });
  });

  it('of a lower level leaves room for the higher ones below what is allowed', () => {
    expect(suggestThresholds(gridOf(quietNights(3.5)), limited, 'seconds', ['warning', 'critical'])).toEqual({
      values: [10, 15],
      reason: '2.9 × your busiest hour (3.5 s)',
    });
    expect(suggestThresholds(gridOf(quietNights(8)), limited, 'seconds', ['warning', 'critical'])).toBeUndefined();
  });

  it('is one of those that are allowed, the next one', () => {
    const slowerThan = parameterOf('network-programming-slow');
    expect(suggestThreshold(gridOf(quietNights(1.6)), slowerThan, 'seconds')?.value).toBe(10);
  });
});
