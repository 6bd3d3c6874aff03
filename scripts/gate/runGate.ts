import type { Step } from './steps';
import type { TestCounts } from './testCounts';

/** How a program ended. */
export interface Ended {
  exitCode: number;
  seconds: number;
}

/** The outside of the gate: programs, the files they leave behind and the screen. */
export interface Surroundings {
  /** Output may be shown at once when a step runs `alone`. */
  run(step: Step, alone: boolean): Promise<Ended>;
  forget(file: string): void;
  /** Parsed content of a JSON file. @throws Error when there is none */
  read(file: string): unknown;
  say(text: string): void;
}

/** One line of the summary. */
export interface Outcome extends TestCounts {
  name: string;
  state: 'passed' | 'failed' | 'not run';
  seconds: number;
}

async function runStep(step: Step, alone: boolean, { run, forget, read, say }: Surroundings): Promise<Outcome> {
  // Counts that an earlier run left behind must not pass for those of this one.
  if (step.counts) {
    forget(step.counts.file);
  }
  const { exitCode, seconds } = await run(step, alone);
  const outcome = (failed: boolean, counts: TestCounts): Outcome => ({
    name: step.name,
    state: failed ? 'failed' : 'passed',
    seconds,
    passed: counts.passed,
    // A step that fails without naming a test, such as lint, is one failure: nothing failed would be untrue.
    failed: failed ? Math.max(1, counts.failed) : counts.failed,
  });

  if (!step.counts) {
    return outcome(exitCode !== 0, { passed: 0, failed: 0 });
  }
  try {
    const counts = step.counts.read(read(step.counts.file));
    if (counts.passed + counts.failed === 0) {
      say(`${step.name}: not one test was found.`);
    }
    return outcome(exitCode !== 0 || counts.failed > 0 || counts.passed === 0, counts);
  } catch (error) {
    say(`${step.name}: ${step.counts.file} does not tell how many tests ran (${String(error)}).`);
    return outcome(true, { passed: 0, failed: 1 });
  }
}

/** Runs stage after stage, the steps of a stage side by side; after a failed stage the rest only with `keepGoing`. */
export async function runGate(stages: Step[][], keepGoing: boolean, surroundings: Surroundings): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) {
    const stopped = !keepGoing && outcomes.some(({ state }) => state === 'failed');
    const ended = stopped
      ? stage.map(({ name }): Outcome => ({ name, state: 'not run', seconds: 0, passed: 0, failed: 0 }))
      : await Promise.all(stage.map((step) => runStep(step, stage.length === 1, surroundings)));
    outcomes.push(...ended);
  }
  return outcomes;
}
