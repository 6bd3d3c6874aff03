import type { Outcome } from './runGate';

function tests({ passed, failed }: Outcome): string {
  return passed + failed === 0 ? '' : `${passed} passed, ${failed} failed`;
}

/** The table after a run; its last line is `tests: N passed, M failed`, for people and for programs. */
export function summary(outcomes: Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const rows = outcomes.map((outcome) =>
    [
      outcome.name.padEnd(width),
      outcome.state.padEnd(7),
      (outcome.state === 'not run' ? '' : `${outcome.seconds.toFixed(1)} s`).padStart(8),
      tests(outcome),
    ]
      .join('  ')
      .trimEnd()
  );
  const seconds = outcomes.reduce((total, outcome) => total + outcome.seconds, 0);
  const passed = outcomes.reduce((total, outcome) => total + outcome.passed, 0);
  const failed = outcomes.reduce((total, outcome) => total + outcome.failed, 0);
  return [...rows, `${seconds.toFixed(0)} s in all steps`, `tests: ${passed} passed, ${failed} failed`].join('\n');
}
