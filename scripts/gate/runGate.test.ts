import { runGate, type Surroundings } from './runGate';
import type { Step } from './steps';
import { summary } from './summary';
import { jestCounts, ruleCounts } from './testCounts';

const lint: Step = { name: 'lint', command: ['lint'] };
const unit: Step = { name: 'unit tests', command: ['jest'], counts: { file: 'jest.json', read: jestCounts } };
const rules: Step = { name: 'rule tests', command: ['rules'], counts: { file: 'rules.json', read: ruleCounts } };

const jestReport = { numPassedTests: 40, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

interface Run {
  exitCodes?: Record<string, number>;
  /** What each step leaves in its file. */
  writes?: Record<string, unknown>;
  /** What is there before the run. */
  left?: Record<string, unknown>;
}

function imagine({ exitCodes = {}, writes = {}, left = {} }: Run) {
  const files = new Map(Object.entries(left));
  const ran: string[] = [];
  const said: string[] = [];
  const surroundings: Surroundings = {
    run: async (step) => {
      ran.push(step.name);
      if (step.counts && step.counts.file in writes) {
        files.set(step.counts.file, writes[step.counts.file]);
      }
      return { exitCode: exitCodes[step.name] ?? 0, seconds: 1 };
    },
    forget: (file) => files.delete(file),
    read: (file) => {
      if (!files.has(file)) {
        throw new Error('no such file');
      }
      return files.get(file);
    },
    say: (text) => said.push(text),
  };
  return { surroundings, ran, said };
}

const lastLine = (text: string) => text.split('\n').at(-1);

describe('gate', () => {
  const writes = { 'jest.json': jestReport, 'rules.json': { passed: 30, failed: 0 } };

  it('ends with how many tests passed in all of its parts', async () => {
    const { surroundings } = imagine({ writes });
    const outcomes = await runGate([[lint], [unit, rules]], false, surroundings);
    expect(outcomes.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);
    expect(lastLine(summary(outcomes))).toBe('tests: 70 passed, 0 failed');
  });

  it('stops after the first stage that fails, and says what was not run', async () => {
    const { surroundings, ran } = imagine({ writes, exitCodes: { lint: 1 } });
    const outcomes = await runGate([[lint], [unit]], false, surroundings);
    expect(ran).toEqual(['lint']);
    expect(summary(outcomes)).toMatch(/unit tests +not run/);
    expect(lastLine(summary(outcomes))).toBe('tests: 0 passed, 1 failed');
  });

  it('keeps going when asked to, and still fails', async () => {
    const { surroundings, ran } = imagine({ writes, exitCodes: { lint: 1 } });
    const outcomes = await runGate([[lint], [unit]], true, surroundings);
    expect(ran).toEqual(['lint', 'unit tests']);
    expect(lastLine(summary(outcomes))).toBe('tests: 40 passed, 1 failed');
  });

  it.each([
    ['a test failed', { 'rules.json': { passed: 29, failed: 1 } }],
    ['no test was found', { 'rules.json': { passed: 0, failed: 0 } }],
    ['the counts are something else', { 'rules.json': { ok: true } }],
    ['there are no counts', {}],
  ])('fails a step that exits with 0 although %s', async (_reason, left) => {
    const { surroundings } = imagine({ writes: left });
    const [outcome] = await runGate([[rules]], false, surroundings);
    expect(outcome?.state).toBe('failed');
    expect(outcome?.failed).toBe(1);
  });

  it('does not take the counts of an earlier run for those of this one', async () => {
    const { surroundings, said } = imagine({ left: { 'rules.json': { passed: 30, failed: 0 } } });
    const [outcome] = await runGate([[rules]], false, surroundings);
    expect(outcome?.state).toBe('failed');
    expect(said).toEqual([expect.stringContaining('rules.json')]);
  });

  it('fails a step that exits with an error although all of its tests passed', async () => {
    const { surroundings } = imagine({ writes, exitCodes: { 'rule tests': 2 } });
    const [outcome] = await runGate([[rules]], false, surroundings);
    expect(outcome).toMatchObject({ state: 'failed', passed: 30, failed: 1 });
  });
});
