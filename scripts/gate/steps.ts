import { inProject } from '../projectRoot';
import type { CountReader } from './testCounts';
import { browserCounts, jestCounts, ruleCounts } from './testCounts';

/** One part of `npm test`, which is also a script of its own in package.json. */
export interface Step {
  name: string;
  /** Program and parameters, run in the project's folder. */
  command: [string, ...string[]];
  /** File in which the step leaves how many tests passed and failed, and how to read it. */
  counts?: { file: string; read: CountReader };
}

const artifact = (name: string) => inProject('artifacts', name);
const script = (name: string, ...parameters: string[]): Step['command'] => [
  'npx',
  'tsx',
  `scripts/${name}`,
  ...parameters,
];

/** Before the tests, which would install what is missing several at a time. */
const tools: Step = { name: 'tools', command: script('installTools.ts') };
const typecheck: Step = { name: 'typecheck', command: ['npx', 'tsc', '--noEmit', '-p', '.'] };
const lint: Step = { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] };
const generated: Step = { name: 'generated files', command: script('generate.ts', '--check') };
const unit: Step = {
  name: 'unit tests',
  command: ['npx', 'jest', '--silent', '--json', `--outputFile=${artifact('jest.json')}`],
  counts: { file: artifact('jest.json'), read: jestCounts },
};
const rules: Step = {
  name: 'rule tests',
  command: script('testRules.ts'),
  counts: { file: artifact('rules.json'), read: ruleCounts },
};
const build: Step = { name: 'production build', command: script('build.ts', '--mode', 'production') };
const size: Step = { name: 'size budget', command: script('sizeBudget.ts') };
const browser: Step = {
  name: 'browser tests',
  command: script('testBrowser.ts'),
  counts: { file: artifact('browser.json'), read: browserCounts },
};

/**
 * Everything `npm test` runs, in this order; the steps of one stage run side by side.
 * The compiler and the linter use one core each, jest uses all, the browser tests want the machine for themselves.
 */
export const stages: Step[][] = [[tools], [typecheck, lint], [generated], [unit], [rules, build], [size], [browser]];
