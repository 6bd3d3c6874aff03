/** Mutation testing of what the product knows; `npm run test:mutation` says which part, and by which tests it is judged. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', './scripts/mutation/ignoreTexts.mjs'],
  ignorers: ['texts'],
  jest: { projectType: 'custom', configFile: 'scripts/mutation/jest.config.cjs' },
  coverageAnalysis: 'perTest',
  // A type that no longer fits is no mutant that a test has to kill.
  disableTypeChecks: true,
  ignoreStatic: true,
  concurrency: 1,
  // promtool runs for seconds, and longer where something else is busy.
  timeoutMS: 60_000,
  tempDirName: 'artifacts/mutation',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `artifacts/mutation-${process.env.MUTATED_PART ?? 'core'}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
