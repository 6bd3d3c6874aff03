import { createRequire } from 'node:module';

const [node] = createRequire(import.meta.url)('../../jest.config.js').projects;

/** Mutation testing of what the product knows; `npm run test:mutation` says which part. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', './scripts/mutation/ignoreTexts.mjs'],
  ignorers: ['texts'],
  jest: {
    projectType: 'custom',
    config: {
      ...node,
      rootDir: undefined,
      testMatch: [`<rootDir>/src/core/${(process.env.MUTATED_FILES ?? '**/*.ts').replace(/\.ts$/, '.test.ts')}`],
    },
  },
  coverageAnalysis: 'perTest',
  // A type that no longer fits is no mutant that a test has to kill.
  disableTypeChecks: true,
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  tempDirName: 'artifacts/mutation',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `artifacts/mutation-${process.env.MUTATED_PART ?? 'core'}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
