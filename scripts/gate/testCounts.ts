import * as v from 'valibot';

/** How many tests passed and how many failed. */
export interface TestCounts {
  passed: number;
  failed: number;
}

/** Reads the counts out of a parsed report. @throws ValiError when it is no such report */
export type CountReader = (report: unknown) => TestCounts;

const jestSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numRuntimeErrorTestSuites: v.number(),
});

/** Jest's `--json`. A file that cannot even be loaded counts as one failed test. */
export const jestCounts: CountReader = (report) => {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = v.parse(jestSchema, report);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
};

/** What scripts/testRules.ts writes. */
export const ruleCounts: CountReader = (report) =>
  v.parse(v.object({ passed: v.number(), failed: v.number() }), report);

const browserSchema = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
});

/** Playwright's json reporter. A test that passed only when repeated has failed. */
export const browserCounts: CountReader = (report) => {
  const { stats, errors } = v.parse(browserSchema, report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
};
