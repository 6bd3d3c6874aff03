const [node] = require('../../jest.config.js').projects;

/** The tests by which mutants of one part are judged. */
module.exports = {
  ...node,
  rootDir: '../..',
  testMatch: (process.env.MUTATION_TESTS ?? 'src/core/**/*.test.ts').split(',').map((each) => `<rootDir>/${each}`),
};
