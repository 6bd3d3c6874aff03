import { axisSteps, axisValue } from './units';

describe('a number at an axis', () => {
  it.each([
    [0, 'seconds', '0 s'],
    [0.1 + 0.2, 'seconds', '0.3 s'],
    [40, 'seconds', '40 s'],
    [90, 'seconds', '1 min 30 s'],
    [3600, 'seconds', '1 h'],
    [5400, 'seconds', '1 h 30 min'],
    [90_000, 'seconds', '1 d 1 h'],
    [0.105, 'ratio', '10.5 %'],
    [3, 'nodes', '3 nodes'],
    [12.5, 'count', '12.5'],
  ] as const)('of %d %s is %s', (value, unit, words) => {
    expect(axisValue(value, unit)).toBe(words);
  });

  it('is another one at each mark, whatever the step', () => {
    for (const step of axisSteps) {
      const marks = Array.from({ length: 8 }, (_, index) => axisValue(index * step, 'seconds'));
      expect(new Set(marks).size).toBe(marks.length);
    }
  });

  it('is at steps that ascend', () => {
    expect([...axisSteps].sort((one, other) => one - other)).toEqual(axisSteps);
  });
});
