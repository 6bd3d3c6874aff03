import { browserCounts, jestCounts, ruleCounts } from './testCounts';

describe('test counts', () => {
  it('of jest count a file that cannot be loaded as a failure', () => {
    const report = { numPassedTests: 12, numFailedTests: 1, numRuntimeErrorTestSuites: 2, numTotalTests: 13 };
    expect(jestCounts(report)).toEqual({ passed: 12, failed: 3 });
  });

  it('of Playwright count flaky tests and errors outside of tests as failures', () => {
    const report = { stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{ message: 'no host' }] };
    expect(browserCounts(report)).toEqual({ passed: 9, failed: 3 });
  });

  it('of the rule tests are taken as they are', () => {
    expect(ruleCounts({ passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 0 });
  });

  it.each([jestCounts, browserCounts, ruleCounts])('are not guessed from another report', (read) => {
    expect(() => read({ tests: 5 })).toThrow();
  });
});
